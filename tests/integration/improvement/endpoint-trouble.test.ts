import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resumeRun } from "@/lib/services/improvement/changeRun";
import { as } from "@/tests/support/accounts";
import { improving } from "@/tests/support/improvement";
import { startImprovementTrial, type ImprovementTrial } from "@/tests/support/improvement-trial";

const SLUGS = ["a", "b", "c", "d"];

let trial: ImprovementTrial;
beforeEach(async () => {
  trial = await startImprovementTrial(SLUGS);
});
afterEach(() => trial.close());

const resume = (id: string) => resumeRun({ ctx: as(trial.bench.ctx, trial.owner), input: { id } });

describe("a run whose endpoint does not answer as it should", () => {
  it("is paused with the reason by an endpoint that refuses it, and goes on from there", async () => {
    let refuse = true;
    const { id } = await trial.start(await trial.source((asked) => (refuse ? { status: 401, body: "bad key" } : improving(asked))));
    await trial.work();
    expect(await trial.view(id)).toMatchObject({ state: "paused", stateReason: expect.stringContaining("bad key") as string });
    refuse = false;
    await resume(id);
    await trial.work();
    expect((await trial.view(id)).state).toBe("done");
  });

  it("goes on without an answer that is none", async () => {
    const { id } = await trial.start(await trial.source((asked, index) => (index === 0 ? { status: 400, body: "too long" } : improving(asked))), { problems: ["a"] });
    await trial.work();
    expect(await trial.view(id)).toMatchObject({ state: "done" });
    expect(await trial.bench.db.generation.findFirst({ where: { runId: id, iteration: 0 } })).toMatchObject({ state: "failed", error: expect.stringContaining("too long") as string });
  });

  it("is paused after ten questions that an endpoint left without an answer, and goes on when it answers", async () => {
    let isMended = false;
    const { id } = await trial.start(await trial.source((asked) => (isMended ? improving(asked) : { status: 400, body: "no such setting" })));
    await trial.work();
    expect(await trial.view(id)).toMatchObject({ state: "paused", stateReason: expect.stringMatching(/^None of the first 10 questions got an answer\. .*no such setting/) as string });
    isMended = true;
    await resume(id);
    await trial.work();
    expect(await trial.view(id)).toMatchObject({ state: "done", steps: { done: 12, total: 12 } });
  });

  it("says of an answer that the token limit cut off before its program that this is why there is none", async () => {
    const cutOff = { status: 200, body: JSON.stringify({ choices: [{ message: { content: "" }, finish_reason: "length" }] }) };
    const { id } = await trial.start(await trial.source(() => cutOff), { problems: ["a"], iterations: 0 });
    await trial.work();
    expect(await trial.bench.db.generation.findFirst({ where: { runId: id } })).toMatchObject({ state: "failed", error: expect.stringContaining("cut off at the token limit") as string });
  });
});
