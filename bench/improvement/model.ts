import http from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

export interface ScriptedModel {
  /** Up to and without /chat/completions. */
  baseUrl: string;
  /** Completions that it was asked for. */
  asked: () => number;
  close: () => Promise<void>;
}

const FIRST_MS = 2_000;
/** Beyond any noise. */
const FASTER = 0.7;
/** What a model thinks before it answers, and how long its programs are. */
const THOUGHTS = "Each element is looked at once, so that the work grows with the input alone. ".repeat(50);
const BODY = Array.from({ length: 60 }, (_, line) => `    total += values[${line}] * ${line}  # step ${line}`).join("\n");

const requestSchema = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** A program that says how long it takes, told apart by its problem, and by the time which the prompt gives of the one before. */
function answerTo(prompt: string): string {
  const problem = /## Problem: (.+)/.exec(prompt)?.[1] ?? "";
  const before = /Run time: ([\d.]+) ms/.exec(prompt)?.[1];
  const ms = before === undefined ? FIRST_MS : Number(before) * FASTER;
  const code = `# ${problem} ms=${ms.toFixed(3)}\ndef solve(values):\n    total = 0\n${BODY}\n    return total`;
  return `<thinking>\n${THOUGHTS}\n</thinking>\n<solution>\n\`\`\`python\n${code}\n\`\`\`\n</solution>`;
}

/** An OpenAI-compatible server on loopback whose every answer is a faster program, and comes after so long. */
export async function startScriptedModel({ latencyMs }: { latencyMs: number }): Promise<ScriptedModel> {
  let asked = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked += 1;
      const { messages } = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const content = answerTo(messages.map((message) => message.content).join("\n"));
      const body = JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }], usage: { prompt_tokens: 1000, completion_tokens: 1200 } });
      setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end(body), latencyMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
