import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { until } from "@/tests/support/until";

export interface Running {
  process: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  ended: Promise<Ended>;
  /** Waits for a text on standard error. */
  says: (text: string) => Promise<void>;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface StartOptions {
  env?: Record<string, string>;
  cwd?: string;
  input?: string;
}

/** Starts a program with its output collected. */
export function start(program: string, args: string[], { env = {}, cwd = ROOT, input = "" }: StartOptions = {}): Running {
  const child = spawn(program, args, { cwd, env: { ...process.env, NO_COLOR: "1", ...env }, stdio: ["pipe", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
  const says = async (text: string) => {
    await until(`the program says "${text}"`, async () => {
      if (stderr.includes(text)) return true;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before: ${stderr}`);
      return null;
    });
  };
  return { process: child, stdout: () => stdout, stderr: () => stderr, ended, says };
}

/** The command line as people run it. */
export function startCli(args: string[], options: StartOptions = {}): Running {
  return start(process.execPath, [path.join(ROOT, "bin/afterburner.mjs"), ...args], options);
}
