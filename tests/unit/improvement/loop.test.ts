import { describe, expect, it } from "vitest";
import { improve, stepLine, type ImproveInput, type StepReport } from "@/cli/improve/loop";
import type { ChatMessage } from "@/lib/core/improvement";
import type { CompletionOutcome } from "@/lib/infra/models";
import { judged } from "@/tests/support/services";

const textOf = (messages: ChatMessage[]) => messages.map(({ content }) => content).join("\n");
const answer = (completion: string): CompletionOutcome => ({ kind: "answer", completion, finishReason: "stop", usage: { inputTokens: 10, outputTokens: 5 }, latencyMs: 1, attempts: 1 });
/** Halves the time that it reads. */
const halving = (messages: ChatMessage[]) => answer(`<solution>\n# ms=${Number(/Run time: ([\d.]+) ms/.exec(textOf(messages))?.[1] ?? 128) / 2}\n</solution>`);

async function run(changes: Partial<ImproveInput> = {}) {
  const steps: StepReport[] = [];
  const best = await improve({
    problem: { title: "P", statement: "Do it.", language: "python3", starterCode: null },
    code: "# ms=64",
    objective: "time",
    iterations: 3,
    ablation: { feedback: true, originalCode: true },
    judge: async (code) => (/ms=/.test(code) ? judged("AC", Number(/ms=([\d.]+)/.exec(code)?.[1])) : judged("WA")),
    complete: async (messages) => halving(messages),
    onStep: (step) => steps.push(step),
    ...changes,
  });
  return { best, steps };
}

describe("improving a program", () => {
  it("goes from the best so far to a better one by what was measured", async () => {
    const { best, steps } = await run();
    expect(best?.code.trim()).toBe("# ms=8");
    expect(steps.map(({ iteration, kept, gains }) => [iteration, kept, gains.time])).toEqual([[0, true, null], [1, true, 0.5], [2, true, 0.75], [3, true, 0.875]]);
  });

  it("keeps the start when nothing is better", async () => {
    const { best, steps } = await run({ complete: async () => answer("nonsense") });
    expect(best?.code).toBe("# ms=64");
    expect(steps.map(({ kept }) => kept)).toEqual([true, false, false, false]);
  });

  it("goes on without an answer that is none", async () => {
    const { steps } = await run({ complete: async (messages, iteration) => (iteration === 1 ? { kind: "unusable", reason: "too long", attempts: 1 } : halving(messages)) });
    expect(steps.map(({ problem }) => problem)).toEqual([null, "too long", null, null]);
  });

  it("ends with the reason when the model refuses", async () => {
    await expect(run({ complete: async () => ({ kind: "refused", reason: "401", attempts: 1 }) })).rejects.toMatchObject({ code: "upstream_unavailable", message: "401" });
  });

  it("begins with a first solution where there is none", async () => {
    const { steps } = await run({ code: null, iterations: 1 });
    expect(steps.map(({ iteration, solution }) => [iteration, solution?.code.trim()])).toEqual([[0, "# ms=64"], [1, "# ms=32"]]);
  });

  it("is told step by step, with figures and the gain", async () => {
    const { steps } = await run({ iterations: 1 });
    expect(steps.map((step) => stepLine(step, "time"))).toEqual([expect.stringMatching(/^start {4}AC {2}64\.0 ms .*MiB s$/), expect.stringMatching(/^step 1 {3}AC {2}32\.0 ms .*-50\.0 % {2}15 tokens {2}kept$/)]);
  });
});
