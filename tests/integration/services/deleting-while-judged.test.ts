import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/services/accounts/access";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { cancelSubmission } from "@/lib/services/submissions/cancelSubmission";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { deleteSubmission, removeSubmission } from "@/lib/services/submissions/deleteSubmission";
import { as, person } from "@/tests/support/accounts";
import { makeProfile } from "@/tests/support/scored";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";

let bench: ServiceBench;
let profileId: string;
let owner: UserActor;

beforeAll(async () => {
  bench = await startServiceBench();
  const imported = await problemSet([problem("a")]);
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  profileId = await makeProfile(bench);
  owner = await person(bench.ctx);
});
afterAll(() => bench.close());

async function cancelled(model: string): Promise<{ id: string; sampleId: string }> {
  const bytes = new TextEncoder().encode(JSON.stringify({ problem: "a", language: "python", code: `print(input())  # ${model}` }));
  const { id } = await createSubmission({ ctx: as(bench.ctx, owner), input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" } } });
  await cancelSubmission({ ctx: bench.ctx, input: { id } });
  const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
  return { id, sampleId: sample.id };
}

const record = (sampleId: string) => recordExecution({ ctx: bench.ctx, input: { job: { kind: "sample", sampleId }, judged: judged("AC"), profileId, workerName: "w", attempts: 1 } });

async function isWaiting(): Promise<true | null> {
  const [row] = await bench.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row !== undefined && row.count > 0n ? true : null;
}

describe("a submission that is deleted while its last result is stored", () => {
  it("goes, and the result with it, though the result came in the middle of it", async () => {
    const { id, sampleId } = await cancelled("in the middle");
    let stored: Promise<boolean> | undefined;
    await bench.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Submission" WHERE id = ${id}::uuid FOR UPDATE`;
      stored = record(sampleId);
      await until("the result waits for the submission", isWaiting, 20_000);
      await removeSubmission(tx, id);
    }, { timeout: 30_000 });
    expect(await stored).toBe(false);
    expect([await bench.db.submission.count({ where: { id } }), await bench.db.execution.count({ where: { sampleId } })]).toEqual([0, 0]);
  });

  it("never waits for ever, whichever of the two comes first", async () => {
    for (let round = 0; round < 10; round++) {
      const { id, sampleId } = await cancelled(`round ${round}`);
      await Promise.all([record(sampleId), deleteSubmission({ ctx: bench.ctx, input: { id } })]);
      expect(await bench.db.submission.count({ where: { id } })).toBe(0);
    }
  });
});
