import { spawnSync } from "node:child_process";

/** Is a Python there to compare with? Tests that need it are skipped elsewhere. */
export const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Runs a Python program and returns its standard output. */
export function runPython(program: string, stdin: string): string {
  const result = spawnSync("python3", ["-I", "-c", program], { input: stdin, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (result.status !== 0) throw new Error(`python3 ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}
