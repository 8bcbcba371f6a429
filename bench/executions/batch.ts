import { AppError } from "@/lib/core/errors";
import { batchLineSchema } from "@/lib/core/executions/result";


export interface BatchTimes {
  executions: number;
  /** From sending the request to the last result. */
  seconds: number;
  perSecond: number;
  firstResultMs: number;
  /** Executions with figures, and those without. */
  measured: number;
  unmeasured: number;
}

/** Sends one batch of trivial programs and reads its stream to the end. */
export async function runBatch(url: string, count: number): Promise<BatchTimes> {
  const executions = Array.from({ length: count }, (_, i) => ({ language: "python", code: `print(${i})` }));
  const begun = performance.now();
  const response = await fetch(`${url}/api/v1/executions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
    body: JSON.stringify({ executions, deadlineSeconds: 300 }),
  });
  if (!response.ok || response.body === null) throw new AppError("internal", `POST /api/v1/executions answered ${response.status}: ${await response.text()}`);
  let firstMs = 0;
  let measured = 0;
  const seen = new Set<number>();
  for await (const text of linesOf(response.body)) {
    const line = batchLineSchema.parse(JSON.parse(text));
    if (line.type !== "result") continue;
    if (seen.size === 0) firstMs = performance.now() - begun;
    seen.add(line.index);
    if (line.result.outcome !== "ran" || line.result.stdout !== `${line.index}\n`) throw new AppError("internal", `Execution ${line.index} gave ${text.slice(0, 500)}`);
    if (line.result.figures !== null) measured += 1;
  }
  if (seen.size !== count) throw new AppError("internal", `${seen.size} of ${count} results came.`);
  const seconds = (performance.now() - begun) / 1000;
  return { executions: count, seconds: round(seconds), perSecond: round(count / seconds), firstResultMs: round(firstMs), measured, unmeasured: count - measured };
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
