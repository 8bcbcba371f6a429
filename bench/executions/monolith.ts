import { AppError } from "@/lib/core/errors";
import { round } from "./batch";

export interface ExecuteTimes {
  requests: number;
  connections: number;
  p50Ms: number;
  p95Ms: number;
  perSecond: number;
}

/** One `POST /execute` after the other, as a single client sends them. */
export function executeInTurn(url: string, requests: number): Promise<ExecuteTimes> {
  return executeSideBySide(url, requests, 1);
}

/** `POST /execute` from several connections at once, as a pool of threads sends them. */
export async function executeSideBySide(url: string, requests: number, connections: number): Promise<ExecuteTimes> {
  const tookMs: number[] = [];
  let next = 0;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    while (next < requests) {
      const number = next++;
      const sent = performance.now();
      await execute(url, number);
      tookMs.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - begun) / 1000;
  const sorted = tookMs.sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { requests, connections, p50Ms: at(0.5), p95Ms: at(0.95), perSecond: round(requests / seconds) };
}

async function execute(url: string, number: number): Promise<void> {
  const response = await fetch(`${url}/execute`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code: `print(${number})`, language: "python", libraries: [], timeout: 30, run_profiling: true }),
  });
  const answer = (await response.json()) as { status?: string; output_dict?: { stdout?: string } };
  if (answer.status !== "success" || answer.output_dict?.stdout !== `${number}\n`) throw new AppError("internal", `POST /execute answered ${response.status}: ${JSON.stringify(answer)}`);
}
