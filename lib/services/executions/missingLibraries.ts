import { AppError } from "@/lib/core/errors";
import type { StoredProgramExecution } from "@/lib/core/executions/request";
import type { Sandbox } from "@/lib/core/measurement";
import { DEFAULT_LIMITS } from "@/lib/core/problem";

/** Names come in a line each; those without a module go out. */
const PROBE = `
import importlib.util, sys
for name in sys.stdin.read().split("\\n"):
    try:
        found = importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        found = False
    if not found:
        print(name)
`;
const PROBE_LIMITS = { ...DEFAULT_LIMITS, totalWallMs: 20_000 };

/**
 * Says which libraries the image of a language lacks, and remembers. Python is asked itself; the images of the
 * others hold the language's own library alone, so that whatever is named is not there.
 */
export function createLibraryCheck(sandbox: Sandbox): (execution: StoredProgramExecution, signal: AbortSignal) => Promise<string[]> {
  const known = new Map<string, boolean>();
  return async ({ language, libraries }, signal) => {
    if (language !== "python3" || libraries.length === 0) return libraries;
    const unasked = libraries.filter((name) => !known.has(name));
    if (unasked.length > 0) {
      const missing = await askPython(sandbox, unasked, signal);
      if (known.size > MAX_REMEMBERED) known.clear();
      for (const name of unasked) known.set(name, !missing.has(name));
    }
    return libraries.filter((name) => known.get(name) === false);
  };
}

/** Names are whatever callers send: not all of them are kept for ever. */
const MAX_REMEMBERED = 10_000;

async function askPython(sandbox: Sandbox, names: string[], signal: AbortSignal): Promise<Set<string>> {
  const session = await sandbox.open("check", { language: "python3", signal });
  try {
    const prepared = await session.prepare({ language: "python3", source: PROBE, limits: PROBE_LIMITS });
    if (!prepared.ok) throw new AppError("internal", `the library probe does not compile: ${prepared.output}`);
    await session.loadCases([names.join("\n")]);
    const options = { cases: [0], wallBudgetNs: PROBE_LIMITS.totalWallMs * 1e6, sample: false, trace: false, stopOnFailure: true, keepOutput: true, signal };
    for await (const run of session.run(options)) {
      if (run.status === "ok") return new Set(new TextDecoder().decode(run.stdout).split("\n"));
      throw new AppError("sandbox_unavailable", `the library probe ended as ${run.status}: ${run.detail || run.stderrTail}`);
    }
    throw new AppError("sandbox_unavailable", "the library probe gave no result");
  } finally {
    await session.close();
  }
}
