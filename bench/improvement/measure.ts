import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { createRun } from "@/lib/services/improvement/createRun";
import { getRun } from "@/lib/services/improvement/getRun";
import { residentMib, startInstance, until, type Instance } from "./instance";
import { believe, judgeByScript } from "./judge";
import { startScriptedModel } from "./model";
import { importMadeUp } from "./set";

export interface Measured {
  problems: number;
  iterations: number;
  /** From the start of the run to the score of its last iteration. */
  seconds: number;
  completions: number;
  /** Answers of pages and API that were read meanwhile. */
  reads: number;
  /** Mean Beyond-T of the first iteration and of the last. */
  beyondT: { first: number; last: number };
  /** Resident memory before the run, and the most until its end; of the worker also the most that was alive. */
  memoryMib: { generate: { ready: number; peak: number; alive: number | null }; web: { ready: number; peak: number } };
}

export interface RunSize {
  problems: number;
  iterations: number;
  /** Rounds of reading pages, at most one a second: the same for every size. */
  rounds: number;
}

const SET = "made-up";
const LATENCY_MS = 150;
const MOST_MS = 60 * 60_000;

/** Runs one improvement run to its end in processes of its own, reads its pages meanwhile, and says what memory that took. */
export async function measureRun({ problems, iterations, rounds }: RunSize, say: (line: string) => void, interrupted: AbortSignal): Promise<Measured> {
  await using instance = await startInstance();
  const model = await startScriptedModel({ latencyMs: LATENCY_MS });
  const stop = new AbortController();
  try {
    say(`${problems} problems: importing and calibrating`);
    const profileId = await importMadeUp(instance.ctx, SET, problems);
    const judging = judgeByScript({ ctx: instance.ctx, boss: instance.boss, profileId, judge: believe }, stop.signal);
    const generate = await instance.startGenerating();
    const pids = { generate: generate.pid, web: instance.web.pid };
    await readPages(instance, null);
    const ready = { generate: residentMib(pids.generate).now, web: residentMib(pids.web).now };
    say(`${problems} problems, ${iterations} iterations: running`);
    generate.collections.restart();
    const begun = performance.now();
    const id = await startRun(instance, model.baseUrl, iterations);
    const ended = untilScored(instance, id).then(() => (performance.now() - begun) / 1000);
    const broken = Promise.race([judging.then(() => new AppError("internal", "The judge ended.")), once(interrupted, "abort").then(() => new AppError("cancelled", "The benchmark was interrupted."))]);
    const [seconds, reads] = await Promise.race([Promise.all([ended, readInRounds(instance, id, rounds)]), broken.then((error) => Promise.reject(error))]);
    const { curve } = await view(instance, id);
    stop.abort();
    await judging;
    return {
      ...{ problems, iterations, reads },
      seconds: Math.round(seconds),
      completions: model.asked(),
      beyondT: { first: curve[0]?.beyondT ?? 0, last: curve.at(-1)?.beyondT ?? 0 },
      memoryMib: {
        generate: { ready: ready.generate, peak: residentMib(pids.generate).peak, alive: generate.collections.mostAliveMib() },
        web: { ready: ready.web, peak: residentMib(pids.web).peak },
      },
    };
  } finally {
    stop.abort();
    await model.close();
  }
}

async function startRun({ ctx, owner }: Instance, baseUrl: string, iterations: number): Promise<string> {
  const model = await ctx.db.model.create({ data: { slug: "scripted", name: "Scripted" } });
  const source = await ctx.db.modelSource.create({ data: { ownerId: owner.id, modelId: model.id, kind: "endpoint", name: "Scripted", baseUrl, remoteModel: "scripted", concurrency: 16 } });
  return (await createRun({ ctx: { ...ctx, actor: owner }, input: { fields: { sourceId: source.id, set: SET, objective: "time", iterations } } })).id;
}

const view = ({ ctx, owner }: Instance, id: string) => getRun({ ctx: { ...ctx, actor: owner }, input: { id } });

async function untilScored(instance: Instance, id: string): Promise<void> {
  await until("the run is done and scored", async () => {
    const { state, stateReason, curve, iterations } = await view(instance, id);
    if (state === "paused" || state === "failed") throw new AppError("internal", `The run is ${state}: ${stateReason}`);
    return state === "done" && curve.length === iterations + 1;
  }, MOST_MS);
}

async function readInRounds(instance: Instance, id: string, rounds: number): Promise<number> {
  let reads = 0;
  for (let round = 0; round < rounds; round++) {
    const next = delay(1000);
    reads += await readPages(instance, id);
    await next;
  }
  return reads;
}

/** Reads what an owner would look at, and the API's answers to the same; with null what there is before a run. */
async function readPages({ web, cookie, ctx }: Instance, id: string | null): Promise<number> {
  const newest = await ctx.db.submission.findFirst({ where: { state: "scored" }, orderBy: { id: "desc" }, select: { id: true } });
  const ofRun = id === null ? [] : [`/improve/${id}`, `/improve/${id}/problem-1`, `/api/v1/improvement-runs/${id}`, `/api/v1/improvement-runs/${id}/chains`];
  const addresses = ["/", "/improve", "/submissions", `/problems/${SET}/problem-1`, ...ofRun, ...(newest ? [`/submissions/${newest.id}`] : [])];
  for (const address of addresses) {
    const answer = await fetch(`${web.url}${address}`, { headers: { cookie } });
    if (!answer.ok) throw new AppError("internal", `${address} answered ${answer.status}.`);
    await answer.arrayBuffer();
  }
  return addresses.length;
}
