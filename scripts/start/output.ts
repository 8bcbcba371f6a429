import { z } from "zod";

const LEVELS: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "WARN", 50: "ERROR", 60: "FATAL" };
const logLine = z.looseObject({ level: z.number(), time: z.number().optional(), msg: z.string().default("") });
const HIDDEN = new Set(["level", "time", "msg", "name", "pid", "hostname"]);

/** Turns a JSON log line into one for people; any other line stays as it is. */
export function plainLine(line: string): string {
  const parsed = line.startsWith("{") ? logLine.safeParse(parseJson(line)) : undefined;
  if (parsed === undefined || !parsed.success) return line;
  const { level, msg } = parsed.data;
  const details = Object.entries(parsed.data)
    .filter(([key]) => !HIDDEN.has(key))
    .map(([key, value]) => `${key}=${key === "err" ? errorText(value) : typeof value === "string" ? value : JSON.stringify(value)}`);
  const label = level === 30 ? [] : [LEVELS[level] ?? String(level)];
  return [...label, msg, ...details].join(" ");
}

function errorText(value: unknown): string {
  const parsed = z.looseObject({ message: z.string(), stack: z.string().optional() }).safeParse(value);
  if (!parsed.success) return JSON.stringify(value);
  return parsed.data.stack ?? parsed.data.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts a stream of chunks into lines; `flush` hands over an unfinished last one. */
export function lineSplitter(onLine: (line: string) => void): { push: (chunk: Buffer) => void; flush: () => void } {
  const decoder = new TextDecoder();
  let rest = "";
  return {
    push: (chunk) => {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line.replace(/\r$/, ""));
    },
    flush: () => {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}
