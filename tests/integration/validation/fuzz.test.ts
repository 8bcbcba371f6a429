import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAppError, type AppError } from "@/lib/core/errors";
import { MAX_FAULTS } from "@/lib/core/formats";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { previewSubmission } from "@/lib/services/submissions/previewSubmission";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { startUploadServer, type UploadServer } from "./upload-server";
import { isJsonAtAll, TOLD, UNTOLD, type Expected } from "./mutations";
import { Random } from "./random";
import { MAKERS, parquetFile, PROBLEMS, type ValidFile } from "./valid-files";

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);
const REFUSED = Number(process.env.FUZZ_FILES ?? 10_000);
const OVER_HTTP = 200;
const CODES = ["invalid_input", "unsupported_format", "too_large", "unknown_problem", "not_scorable"];
const FIELDS = { set: "fuzz", model: "fuzzer", method: "vanilla" } as const;

interface Case {
  number: number;
  what: string;
  expected: Expected;
  isPacked: boolean;
  fileName: string;
  bytes: Uint8Array;
}

let bench: ServiceBench;
let server: UploadServer;

beforeAll(async () => {
  bench = await startServiceBench();
  const imported = await problemSet(PROBLEMS.map(([slug, externalId]) => ({ ...problem(slug), externalId })));
  await importProblemSet({ ctx: bench.ctx, input: { slug: "fuzz", name: "Fuzz", kind: "venus", source: "test", revision: null, imported } });
  server = await startUploadServer(bench.ctx);
});
afterAll(async () => {
  await server?.close();
  await bench?.close();
});

function validFile(random: Random): [string, ValidFile] {
  if (random.isOneIn(250)) return ["parquet", parquetFile(random)];
  const name = random.pick(Object.keys(MAKERS));
  return [name, MAKERS[name]?.(random) as ValidFile];
}

function nextCase(random: Random, number: number): Case {
  const [kind, file] = validFile(random);
  const base = { number, fileName: random.isOneIn(4) ? random.pick(["x.json", "x.jsonl", "x.parquet", "x", "../../x\u202e.exe"]) : file.fileName, isPacked: file.layout === "parquet" };
  for (;;) {
    if (file.layout !== "parquet" && !random.isOneIn(3)) {
      const mutation = random.pick(TOLD);
      if (mutation.expected === "accepted" && !random.isOneIn(4)) continue;
      const bytes = mutation.apply(file, random);
      if (bytes) return { ...base, what: `${kind}, ${mutation.name}`, expected: mutation.expected, bytes };
      continue;
    }
    const mutations = Array.from({ length: 1 + random.below(3) }, () => random.pick(UNTOLD));
    const bytes = mutations.reduce((now, mutation) => (now.length > 0 ? (mutation.apply({ ...file, bytes: now }, random) ?? now) : now), file.bytes);
    return { ...base, what: `${kind}, ${mutations.map(({ name }) => name).join(", ")}`, expected: "either", bytes };
  }
}

/** `samples`: how many were queued. */
type Outcome = { samples: number } | { error: unknown };

async function outcomeOf(attempt: () => Promise<number>): Promise<Outcome> {
  try {
    return { samples: await attempt() };
  } catch (error) {
    return { error };
  }
}

function submit({ bytes, fileName }: Pick<Case, "bytes" | "fileName">): Promise<Outcome> {
  return outcomeOf(async () => (await createSubmission({ ctx: bench.ctx, input: { bytes, fileName, fields: FIELDS } })).sampleCount);
}

/** By a dry run, which writes nothing of what it takes; one in ten is handed in after it and must end the same way. */
async function checkThenSubmit(next: Case, random: Random): Promise<Outcome> {
  const { bytes, fileName } = next;
  const dry = await outcomeOf(async () => (await previewSubmission({ ctx: bench.ctx, input: { set: "fuzz", bytes, fileName } })).samples);
  if (!random.isOneIn(10)) return "samples" in dry ? { samples: 0 } : dry;
  const real = await submit(next);
  expect(real).toEqual(dry);
  return real;
}

/** What is wrong with an error that a person is to act on; null where nothing is. */
function unclear(error: AppError): string | null {
  if (!CODES.includes(error.code)) return `it ends in ${error.code}`;
  if (error.message === "" || /\p{Cc}/u.test(error.message)) return "its message is empty or holds control characters";
  if (!error.hint) return "it says nothing of what to do";
  if (error.faults.length > MAX_FAULTS || error.moreFaults < 0) return "it has too many faults";
  const bad = error.faults.find(({ where, problem: fault }) => where === "" || fault === "" || /\p{Cc}/u.test(where + fault));
  return bad ? `it has the unclear fault ${JSON.stringify(bad)}` : null;
}

/** What is wrong with the outcome of a case; null where nothing is. */
function wrongOutcome({ expected, isPacked, bytes }: Case, outcome: Outcome): string | null {
  if ("samples" in outcome) {
    if (expected === "refused") return "it was accepted";
    return expected === "accepted" || isPacked || isJsonAtAll(bytes) ? null : "it was accepted, but it is no JSON";
  }
  if (!isAppError(outcome.error)) return `it ends in ${String(outcome.error)}`;
  if (expected === "accepted") return `it was refused: ${outcome.error.message}`;
  return unclear(outcome.error);
}

/** The smallest part of a file found that still ends in an error which is none of ours. */
async function smallest(bytes: Uint8Array, fileName: string): Promise<Uint8Array> {
  let now = bytes;
  for (let size = now.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at + size <= now.length; ) {
      const shorter = new Uint8Array([...now.subarray(0, at), ...now.subarray(at + size)]);
      const outcome = await submit({ bytes: shorter, fileName });
      if ("error" in outcome && !isAppError(outcome.error)) now = shorter;
      else at += size;
    }
  }
  return now;
}

async function report(wrong: string, failed: Case, outcome: object): Promise<Error> {
  const crashed = "error" in outcome && !isAppError(outcome.error);
  const bytes = crashed && failed.bytes.length < 20_000 ? await smallest(failed.bytes, failed.fileName) : failed.bytes;
  const shown = JSON.stringify(Buffer.from(bytes).toString("latin1").slice(0, 4000));
  return new Error(`FUZZ_SEED=${SEED}, case ${failed.number} (${failed.what}): ${wrong}.\nfile name ${JSON.stringify(failed.fileName)}, bytes as Latin-1: ${shown}`, { cause: crashed ? outcome.error : undefined });
}

const rows = async () => {
  const [jobs] = await bench.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job`;
  return { submissions: await bench.db.submission.count(), samples: await bench.db.sample.count(), jobs: Number(jobs?.count) };
};

function heapMiB(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe(`malformed submission files (FUZZ_SEED=${SEED})`, () => {
  it("good files of every format are accepted before they are damaged", async () => {
    const random = new Random(SEED);
    for (const [name, make] of [...Object.entries(MAKERS), ["parquet", parquetFile] as const]) {
      const file = make(random);
      expect([name, await submit(file)]).toEqual([name, { samples: expect.any(Number) }]);
      const { format } = await bench.db.submission.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
      expect([name, format]).toEqual([name, file.format]);
    }
  });

  it(`${REFUSED} of them end in a clear error each; nothing of them is written or queued, and memory stays as it was`, async () => {
    const random = new Random(SEED);
    const before = await rows();
    const accepted = { submissions: 0, samples: 0 };
    let heapAtFirst = 0;
    for (let number = 0, refused = 0; refused < REFUSED; number++) {
      const next = nextCase(random, number);
      const outcome = next.expected === "either" ? await checkThenSubmit(next, random) : await submit(next);
      const wrong = wrongOutcome(next, outcome);
      if (wrong) throw await report(wrong, next, outcome);
      if ("samples" in outcome) {
        accepted.submissions += outcome.samples > 0 ? 1 : 0;
        accepted.samples += outcome.samples;
      } else refused++;
      if (number === Math.min(1000, REFUSED >> 1)) heapAtFirst = heapMiB();
    }
    expect(await rows()).toEqual({ submissions: before.submissions + accepted.submissions, samples: before.samples + accepted.samples, jobs: before.jobs + accepted.samples });
    expect(heapMiB() - heapAtFirst).toBeLessThan(50);
  }, 1_800_000);

  it(`${OVER_HTTP} of them sent to a server end in problem details each, and the next good file is taken`, async () => {
    const random = new Random(SEED + 1);
    for (let number = 0; number < OVER_HTTP; number++) {
      const next = nextCase(random, number);
      const answer = await server.send(next, random.isOneIn(2) ? "form" : "body");
      const body = (await answer.json()) as { code?: string; detail?: string; faults?: unknown[]; id?: string };
      const isClear = answer.status === 201 ? next.expected !== "refused" : next.expected !== "accepted" && CODES.includes(body.code ?? "") && (body.detail ?? "") !== "" && (body.faults ?? []).length <= MAX_FAULTS;
      if (!isClear || answer.status >= 500) throw await report(`it is answered ${answer.status} ${JSON.stringify(body).slice(0, 500)}`, next, {});
    }
    const good = await server.send({ fileName: "good.jsonl", bytes: MAKERS.ours?.(new Random(SEED)).bytes ?? new Uint8Array() }, "form");
    expect(good.status).toBe(201);
  }, 600_000);
});
