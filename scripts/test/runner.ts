import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { resultOfRun, type RunResult } from "./counts";

export interface TestRunner {
  /** Runs a program of node_modules to its end with its output shown; counts as one test. */
  asOneTest: (program: string, args: string[]) => Promise<RunResult>;
  vitest: (project: string, rest: string[]) => Promise<RunResult>;
  /** Ends what runs now, with all it started. */
  interrupt: (name: NodeJS.Signals) => void;
}

export function testRunner(env: NodeJS.ProcessEnv, reportDir: string): TestRunner {
  let current: ChildProcess | undefined;
  const run = async (program: string, args: string[]): Promise<number | null> => {
    const child = spawn(process.execPath, [path.join(ROOT, "node_modules", program), ...args], {
      cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"],
    });
    current = child;
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
  };
  return {
    asOneTest: async (program, args) => {
      const code = await run(program, args);
      const failures = code === 0 ? [] : [{ file: "", test: "", reason: `${program} ended with ${code ?? "a signal"}` }];
      return { counts: { passed: code === 0 ? 1 : 0, failed: failures.length, skipped: 0 }, failures };
    },
    vitest: async (project, rest) => {
      const report = path.join(reportDir, `${project}.json`);
      await mkdir(reportDir, { recursive: true });
      await rm(report, { force: true });
      const code = await run("vitest/vitest.mjs", [
        "run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...rest,
      ]);
      return resultOfRun(report, code);
    },
    interrupt: (name) => void current?.kill(name),
  };
}
