import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Language } from "@/lib/core/problem";

/** How a program is compiled and run with what a developer's machine may have. Its file is named in `FILES`. */
const COMMANDS: Record<Language, { probe: string[]; compile: string[] | null; run: string[] }> = {
  python3: { probe: ["python3", "--version"], compile: null, run: ["python3", "-I", "program.py"] },
  cpp: { probe: ["g++", "--version"], compile: ["g++", "-std=c++20", "-O1", "-Wall", "-Werror", "-Wno-unused-function", "-o", "program", "program.cpp"], run: ["./program"] },
  java: { probe: ["javac", "--version"], compile: ["javac", "-Xlint:-options", "Main.java"], run: ["java", "-Xss64m", "-XX:TieredStopAtLevel=1", "-cp", ".", "Main"] },
  javascript: { probe: [process.execPath, "--version"], compile: null, run: [process.execPath, "program.js"] },
  go: { probe: ["go", "version"], compile: ["go", "build", "-o", "program", "program.go"], run: ["./program"] },
  rust: { probe: ["rustc", "--version"], compile: ["rustc", "--edition", "2021", "-O", "-o", "program", "program.rs"], run: ["./program"] },
};
const FILES: Record<Language, string> = {
  python3: "program.py", cpp: "program.cpp", java: "Main.java", javascript: "program.js", go: "program.go", rust: "program.rs",
};

/** Is there a compiler or interpreter here? Tests of a language are skipped elsewhere; the sandbox's have all. */
export function hostHas(language: Language): boolean {
  const [command = "", ...rest] = COMMANDS[language].probe;
  return spawnSync(command, rest).status === 0;
}

export interface HostRun {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Compiles a program once and runs it on every input. Throws when it does not compile. */
export function runOnHost(language: Language, source: string, inputs: string[]): HostRun[] {
  const folder = mkdtempSync(path.join(tmpdir(), "afterburner-harness-"));
  try {
    writeFileSync(path.join(folder, FILES[language]), source);
    const { compile, run } = COMMANDS[language];
    if (compile) {
      const compiled = start(compile, folder, "");
      if (compiled.status !== 0) throw new Error(`${language} does not compile: ${compiled.stderr.slice(0, 2000)}`);
    }
    return inputs.map((input) => start(run, folder, input));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(command: string[], cwd: string, input: string): HostRun {
  const [name = "", ...rest] = command;
  return spawnSync(name, rest, { cwd, input, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}
