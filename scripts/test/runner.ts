import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { withItsEnd, resultOfRun, type RunResult } from "./counts";
import { resultOfPytest } from "./pytest-report";

export interface TestRunner {
  /** Runs a program of node_modules to its end with its output shown; counts as one test. */
  asOneTest: (program: string, args: string[]) => Promise<RunResult>;
  vitest: (project: string, rest: string[]) => Promise<RunResult>;
  /** The trainer's tests, with the interpreter of its environment. */
  pytest: (python: string, rest: string[]) => Promise<RunResult>;
  /** Ends what runs now, with all it started. */
  interrupt: (name: NodeJS.Signals) => void;
}

export function testRunner(env: NodeJS.ProcessEnv, reportDir: string): TestRunner {
  let current: ChildProcess | undefined;
  const start = async (program: string, args: string[]): Promise<number | null> => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });
    current = child;
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
  };
  const run = (program: string, args: string[]) => start(process.execPath, [path.join(ROOT, "node_modules", program), ...args]);
  const emptyReport = async (name: string): Promise<string> => {
    const report = path.join(reportDir, name);
    await mkdir(reportDir, { recursive: true });
    await rm(report, { force: true });
    return report;
  };
  return {
    asOneTest: async (program, args) => {
      const code = await run(program, args);
      const failures = code === 0 ? [] : [{ file: "", test: "", reason: `${program} ended with ${code ?? "a signal"}` }];
      return { counts: { passed: code === 0 ? 1 : 0, failed: failures.length, skipped: 0 }, failures };
    },
    vitest: async (project, rest) => {
      const report = await emptyReport(`${project}.json`);
      const code = await run("vitest/vitest.mjs", [
        "run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...rest,
      ]);
      return resultOfRun(report, code);
    },
    pytest: async (python, rest) => {
      const report = await emptyReport("trainer.xml");
      const code = await start(python, ["-m", "pytest", "-c", "trainer/pyproject.toml", "--rootdir", ".", `--junitxml=${report}`, "trainer/tests", ...rest]);
      const xml = await readFile(report, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return "";
        throw error;
      });
      return withItsEnd(resultOfPytest(xml), code);
    },
    interrupt: (name) => void current?.kill(name),
  };
}
