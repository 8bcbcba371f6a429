import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "@/lib/infra/build/step";
import { loadProblemSet } from "@/lib/infra/sources";
import { answer } from "@/tests/support/improvement";
import { FIRST_WASTE, improvingModel, readPrompt, SECOND_WASTE } from "@/tests/support/improving-model";
import { startModelServer, type ModelServer } from "@/tests/support/model-server";
import { startCli } from "./support/cli";

const SLUG = "meter-windows";

let folder: string;
let solution: string;
let server: ModelServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "improve-"));
  const { problems } = await loadProblemSet({ source: path.join(ROOT, "problems/starter.jsonl.gz"), kind: "venus" });
  const problem = problems.find(({ slug }) => slug === SLUG);
  solution = problem?.references.find(({ language }) => language === "python3")?.code ?? "";
  server = await startModelServer(improvingModel(new Map([[problem?.title ?? "", solution]])));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const improve = (...args: string[]) =>
  startCli(["improve", path.join(folder, "slow.py"), "--problem", SLUG, "--model", "improver", "--objective", "time", ...args], {
    env: { DATA_DIR: path.join(folder, "data"), AFTERBURNER_INSTANCE: `improve-${process.pid}`, DRIFT_TOLERANCE: "10", OPENAI_API_KEY: "k", OPENAI_BASE_URL: server.baseUrl },
  }).ended;

describe("afterburner improve", () => {
  it("improves a program of one's own by what is measured of it, says each step, and writes the best", async () => {
    await writeFile(path.join(folder, "slow.py"), `WASTE = sum(range(${FIRST_WASTE}))\n\n${solution}`);
    const out = path.join(folder, "fast.py");
    const { code, stdout, stderr } = await improve("--iterations", "2", "--out", out);
    expect([code, stdout], stderr).toEqual([0, ""]);
    expect(stderr).toMatch(/start +AC .* ms/);
    expect(stderr).toMatch(/step 1 +AC .* ms .*-\d+\.\d %.*150 tokens {2}kept/);
    expect(stderr).toMatch(/step 2 +AC .* ms/);
    expect((await readFile(out, "utf8")).trim()).toBe(solution.trim());
    expect(server.asked.map(readPrompt).map(({ waste, runTimeMs }) => [waste, runTimeMs !== null])).toEqual([[FIRST_WASTE, true], [SECOND_WASTE, true]]);
  });

  it("gives what it kept so far when the model leaves it half way", async () => {
    await writeFile(path.join(folder, "slow.py"), `WASTE = sum(range(${FIRST_WASTE}))\n\n${solution}`);
    const leaving = await startModelServer((_asked, index) => (index === 0 ? answer(solution) : { status: 401, body: "no more credit" }));
    try {
      const { code, stdout, stderr } = await improve("--iterations", "3", "--endpoint", leaving.baseUrl);
      expect([code, stdout.trim()], stderr).toEqual([7, solution.trim()]);
      expect(stderr).toContain("no more credit");
    } finally {
      await leaving.close();
    }
  });

  it("says what is wrong with a problem, a file or an endpoint", async () => {
    await writeFile(path.join(folder, "slow.py"), solution);
    expect(await improve("--problems", "problems/starter.jsonl.gz", "--endpoint", "http://127.0.0.1:9", "--problem", "nope")).toMatchObject({ code: 3, stderr: expect.stringContaining('has no problem "nope"') as string });
  });
});
