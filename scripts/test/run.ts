import path from "node:path";
import { isAppError } from "@/lib/core/errors";
import { ensureDocker } from "@/lib/infra/docker-setup/ensure";
import type { Env } from "@/lib/infra/env";
import type { CleanupStack } from "../start/cleanup";
import { explain } from "../start/explain";
import { ensureDatabaseClient } from "@/lib/infra/build/databaseClient";
import { ensureSandbox } from "../start/sandbox";
import { ROOT, runNode } from "@/lib/infra/build/step";
import { ensureWebBuild, NEXT } from "../start/web-build";
import { ensureChromium } from "./chromium";
import type { Counts, Failure, RunResult } from "./counts";
import type { Part, TestOptions } from "./parts";
import type { TestRunner } from "./runner";
import { ensureModelServer } from "./model-server";
import { ensureSchemathesis } from "./schemathesis";
import { ensureTrainerPython, type TrainerPython } from "./trainer";

export interface TestContext {
  options: TestOptions;
  env: Env;
  runner: TestRunner;
  cleanup: CleanupStack;
  say: (line: string) => void;
  stopped: AbortSignal;
}

export interface PartResult {
  part: Part;
  counts: Counts;
  failures: Failure[];
  /** Why a part was not run. */
  skippedBecause?: string;
}

/** Runs the parts in order; one that fails does not keep the next from running. */
export async function runParts(context: TestContext): Promise<PartResult[]> {
  const { options, say, stopped } = context;
  await ensureDatabaseClient(say);
  const results: PartResult[] = [];
  const needs: Needs = { docker: onceOnly(() => whyNoDocker(context)), trainer: onceOnly(() => trainerPython(context)) };
  for (const part of options.parts) {
    if (stopped.aborted) break;
    process.stdout.write(`\n── ${part} ──\n`);
    const skippedBecause = await whyNot(part, context, needs);
    if (skippedBecause !== undefined) {
      say(`${part} is skipped: ${skippedBecause}`);
      results.push({ part, counts: { passed: 0, failed: 0, skipped: 1 }, failures: [], skippedBecause });
      continue;
    }
    results.push({ part, ...(await runPart(part, context, needs)) });
  }
  return results;
}

/** What some parts need and this host may lack; looked for once. */
interface Needs {
  docker: () => Promise<string | undefined>;
  trainer: () => Promise<TrainerPython>;
}

async function runPart(part: Part, context: TestContext, needs: Needs): Promise<RunResult> {
  const { runner, options } = context;
  try {
    if (part === "lint") return await runner.asOneTest("eslint/bin/eslint.js", [".", "--max-warnings=0"]);
    if (part === "types") {
      await runNode([NEXT, "typegen"], { what: "Writing the types of the routes", env: { NEXT_TELEMETRY_DISABLED: "1" } });
      return await runner.asOneTest("typescript/bin/tsc", ["--noEmit"]);
    }
    if (part === "trainer") {
      const found = await needs.trainer();
      return await runner.pytest("python" in found ? found.python : "python3", options.rest);
    }
    if (part === "integration") {
      await prepareModelServer(context);
      await prepareTrainer(context, needs);
    }
    if (part === "e2e") {
      await ensureWebBuild(context.say, context.stopped);
      await prepareSchemathesis(context);
    }
    return await runner.vitest(part, options.rest);
  } catch (error) {
    // What a part needs could not be made, say the production build: that part failed, the others may pass.
    const reason = explain(error);
    process.stderr.write(`${reason}\n`);
    return { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [{ file: "", test: "", reason }] };
  }
}

/** Without it one test of the API is skipped and says why; the others need it not. */
async function prepareSchemathesis({ env, options, say }: TestContext): Promise<void> {
  const found = await ensureSchemathesis({ dataDir: env.DATA_DIR, mayInstall: options.mayInstall, onProgress: say });
  if ("missing" in found) say(`The API is not tested against its description: ${found.missing}`);
}

/** Likewise for the test of checkpoints. */
async function prepareModelServer({ env, options, say }: TestContext): Promise<void> {
  const missing = await ensureModelServer({ dataDir: env.DATA_DIR, mayInstall: options.mayInstall, onProgress: say });
  if (missing !== undefined) say(`No checkpoint is served: ${missing}`);
}

/** Likewise for the test of a training run. */
async function prepareTrainer({ say }: TestContext, needs: Needs): Promise<void> {
  const found = await needs.trainer();
  if ("missing" in found) say(`No training run is launched: ${found.missing}`);
}

async function whyNot(part: Part, context: TestContext, needs: Needs): Promise<string | undefined> {
  const { env, options, say } = context;
  if (part === "trainer") {
    const found = await needs.trainer();
    return "missing" in found ? found.missing : undefined;
  }
  if (part === "sandbox") return needs.docker();
  if (part === "e2e") {
    return (await needs.docker()) ?? ensureChromium({ dataDir: env.DATA_DIR, mayInstall: options.mayInstall, onProgress: say });
  }
  return undefined;
}

function trainerPython({ env, options, say }: TestContext): Promise<TrainerPython> {
  return ensureTrainerPython({ dataDir: env.DATA_DIR, mayInstall: options.mayInstall, onProgress: say });
}

/** @returns what keeps Docker from this host, undefined when it is there with the sandbox image. */
async function whyNoDocker({ env, options, say, cleanup }: TestContext): Promise<string | undefined> {
  try {
    const daemon = await ensureDocker({ dataDir: env.DATA_DIR, dockerHost: env.DOCKER_HOST, mayInstall: options.mayInstall, onProgress: say });
    if (daemon !== undefined) cleanup.push("stopping the Docker daemon", daemon.stop);
    await ensureSandbox({ env, say, mayInstall: options.mayInstall });
    return undefined;
  } catch (error) {
    if (isAppError(error) && error.code === "sandbox_unavailable") return explain(error).replaceAll("\n", " ");
    throw error;
  }
}

function onceOnly<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

export const REPORTS = path.join(ROOT, "test-results");
