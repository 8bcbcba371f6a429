import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { batchPageSchema, batchViewSchema } from "@/lib/core/executions/result";
import type { ImportedProblem } from "@/lib/core/problem";
import type { TrainingProblem } from "@/lib/core/training";

/** Repeats of a reference; samples of checkpoints have as many, so both are known equally well. */
export const REPEATS = 3;

const LANGUAGE = "python3";
const DEADLINE_SECONDS = 900;
const WAIT_SECONDS = 20;
/** Until a worker has started, or between pages that came at once. */
const PAUSE_MS = 300;

type Result = z.output<typeof batchPageSchema>["results"][number];

/**
 * The references of problems, judged and measured in one batch of the execution API: a calibration would repeat each
 * nine to fifteen times, for differences that the proof does not look at.
 * Throws AppError sandbox_unavailable where one could not be measured.
 */
export async function measureReferences(url: string, set: string, problems: readonly ImportedProblem[], say: (line: string) => void): Promise<TrainingProblem[]> {
  const asked = problems.flatMap((problem) => problem.references.filter(({ language }) => language === LANGUAGE).map(({ code }) => ({ problem: problem.slug, code })));
  const executions = asked.map(({ problem, code }) => ({ problem, language: LANGUAGE, code, repeats: REPEATS }));
  const batch = batchViewSchema.parse(await askJson(`${url}/api/v1/executions`, { set, deadlineSeconds: DEADLINE_SECONDS, executions }));
  const results = await collect(`${url}/api/v1/executions/${batch.id}`, executions.length, say);
  const references = asked.map(({ problem, code }, index) => ({ problem, ...toReference(code, index, results.get(index)) }));
  return problems.map(({ slug, title, statement, starterCode }) => {
    const own = references.filter(({ problem }) => problem === slug);
    const profile = own[0]?.profile ?? "";
    return { problem: slug, title, statement, language: LANGUAGE, starterCode: starterCode[LANGUAGE] ?? null, profile, references: own.map(({ reference }) => reference) };
  });
}

function toReference(code: string, index: number, result: Result | undefined): { reference: TrainingProblem["references"][number]; profile: string } {
  if (result?.outcome !== "judged") throw new AppError("sandbox_unavailable", `Reference ${index} of the proof was not measured: ${result?.outcome === "failed" ? result.message : "no result came"}`);
  const { verdict, reason, profile, figures } = result;
  const { wallNs, peakBytes, integralByteSeconds } = figures ?? { wallNs: 0, peakBytes: 0, integralByteSeconds: 0 };
  return { reference: { id: `reference-${index}`, code, verdict, reason, figures: verdict === "AC" ? { wallNs, peakBytes, integralByteSeconds } : null }, profile };
}

async function collect(address: string, total: number, say: (line: string) => void): Promise<Map<number, Result>> {
  const results = new Map<number, Result>();
  for (let cursor = 0, told = 0; ; ) {
    const page = batchPageSchema.parse(await askJson(`${address}?after=${cursor}&wait=${WAIT_SECONDS}`));
    for (const result of page.results) results.set(result.index, result);
    if (page.results.length === 0 && page.batch.finishedAt !== null) return results;
    if (results.size >= told + 50) say(`${(told = results.size)} of ${total} references are measured`);
    cursor = page.cursor;
    await delay(PAUSE_MS);
  }
}

async function askJson(address: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(address, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new AppError("sandbox_unavailable", `${address} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return answer.json();
}
