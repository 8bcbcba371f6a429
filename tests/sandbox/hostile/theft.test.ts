import { randomBytes } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { useSandbox } from "../support";
import { type Calm, calm, describeAttacks, expectCalm, sourceOf } from "./attack";
import { judgeOn, type Target, targetOf } from "./judging";

const fixture = useSandbox({ checkContainers: 1 });
const FOLDER = "theft";

describeAttacks(FOLDER, fixture, {
  environment: { status: "ok", stdout: "[] None ['0', '1', '2']\n[] ['/program/main.py']\n" },
  search_everything: { status: "ok", stdout: "[]\n" },
});

const secret = (kind: "hidden" | "public"): string => `${kind}-${randomBytes(16).toString("hex")}`;

describe("hostile programs: theft of expected outputs", () => {
  let before: Calm;
  let target: Target;
  const cases = [
    { input: "public\n", expected: `${secret("public")}\n`, isPublic: true },
    { input: "hidden\n", expected: `${secret("hidden")}\n`, isPublic: false },
    { input: "hidden\n", expected: `${secret("hidden")}\n`, isPublic: false },
  ];
  const hidden = cases.filter(({ isPublic }) => !isPublic).map(({ expected }) => expected.trim());

  beforeAll(async () => {
    const { problem, ...rest } = await targetOf("counterweight");
    target = { ...rest, problem: { ...problem, cases, checker: { kind: "exact" }, harness: { python3: { kind: "script" } } } };
    before = await calm(fixture);
  });

  it.each(["exact", "evaluate"] as const)("a program that is judged by the %s checker finds none of them anywhere", async (kind) => {
    const checker = kind === "exact" ? { kind } : { kind, source: "def evaluate(expected_output, actual_output):\n    return expected_output == actual_output\n" };
    const problem = { ...target.problem, checker };
    const first = await judgeOn(fixture.sandbox, { ...target, problem }, sourceOf(FOLDER, "search_everything"));
    expect(first).toMatchObject({ verdict: "WA", failingCase: 0, evidence: { publicCase: { actual: "[]\n" } } });
    await expectCalm(fixture, before);
  });

  it("neither reason nor evidence nor any other text of a failed judgement carries a hidden one", async () => {
    const answer = JSON.stringify(cases[0]?.expected.trim());
    const endings = ["print('wrong')", "raise ValueError('what was expected?')", "import os; os._exit(3)", "assert False", "while True: print('x' * 9999)"];
    for (const ending of endings) {
      const code = `if input() == "public":\n    print(${answer})\n    raise SystemExit\n${ending}`;
      const judged = await judgeOn(fixture.sandbox, target, code);
      expect(judged).toMatchObject({ failingCase: 1 });
      expect(judged.verdict).not.toBe("AC");
      for (const text of hidden) expect(JSON.stringify(judged)).not.toContain(text);
    }
    await expectCalm(fixture, before);
  });
});
