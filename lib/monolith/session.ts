import { AppError } from "@/lib/core/errors";
import type { CaseRun, PrepareResult, RunOptions, SandboxSession, Yardstick } from "@/lib/core/measurement";
import type { Language, Limits } from "@/lib/core/problem";
import {
  encodeAbort,
  encodeCase,
  encodeCases,
  encodePrepare,
  encodeRun,
  MAX_CASES,
  MAX_CASES_PER_RUN,
  MAX_INPUT_BYTES_TOTAL,
  MAX_OUTPUT_BYTES,
  MAX_SOURCE_BYTES,
  type Reply,
} from "@/lib/core/protocol";

import { MEMORY_MARGIN_BYTES } from "./confinement";
import type { RunnerContainer } from "./container";
import { cancelled, unavailable } from "./failure";
import { COMPILE_LIMITS } from "./languages";

/** How long the runner may take beyond the time that programs have, before it counts as hung. */
const SILENCE_MS = 60_000;
/** Input that the margin of every container covers. */
const INPUT_ALLOWANCE_BYTES = 64 * 1024 ** 2;

/** After one of these the container may hold traces that a wipe cannot see; a new one is cheap. */
const SUSPICIOUS: ReadonlySet<CaseRun["status"]> = new Set([
  "memory_limit",
  "output_limit",
  "wall_limit",
  "infrastructure",
]);

const utf8 = new TextEncoder();

export class RunnerSession implements SandboxSession {
  private runId = 0;
  private runs = 0;
  private suspicious = false;
  private memoryBytes = 0;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly container: RunnerContainer,
    private readonly giveBack: (runs: number, suspicious: boolean) => Promise<void>,
    readonly yardstick: Yardstick | null,
  ) {}

  async prepare(program: { language: Language; source: string; limits: Limits }): Promise<PrepareResult> {
    this.requireOpen();
    const source = utf8.encode(program.source);
    const { limits } = program;
    if (source.length > MAX_SOURCE_BYTES) {
      return { ok: false, reason: "compile_error", output: `The program is longer than ${MAX_SOURCE_BYTES} bytes.` };
    }
    this.requireLanguage(program.language);
    if (limits.outputBytes > MAX_OUTPUT_BYTES) {
      throw new AppError("invalid_input", `An output limit of ${limits.outputBytes} bytes is above ${MAX_OUTPUT_BYTES}.`);
    }
    const compile = COMPILE_LIMITS[program.language];
    this.memoryBytes = Math.max(limits.memoryBytes, compile.memoryBytes) + MEMORY_MARGIN_BYTES;
    await this.container.setMemory(this.memoryBytes);
    await this.container.connection.send(
      encodePrepare({
        language: program.language,
        source,
        memoryBytes: limits.memoryBytes,
        outputBytes: limits.outputBytes,
        compileWallNs: compile.wallNs,
        compileMemoryBytes: compile.memoryBytes,
        compileOutputBytes: compile.outputBytes,
      }),
    );
    const reply = await this.container.connection.next(compile.wallNs / 1e6 + SILENCE_MS);
    if (reply.kind !== "prepared") throw unexpected("PREPARE", reply);
    return reply.result;
  }

  async loadCases(inputs: string[]): Promise<void> {
    this.requireOpen();
    const blobs = inputs.map((input) => utf8.encode(input));
    const total = blobs.reduce((sum, blob) => sum + blob.length, 0);
    if (blobs.length > MAX_CASES || total > MAX_INPUT_BYTES_TOTAL) {
      const found = `${blobs.length} test cases with ${total} bytes of input`;
      throw new AppError("too_large", `${found} are more than the sandbox takes (${MAX_CASES}, ${MAX_INPUT_BYTES_TOTAL}).`);
    }
    // The inputs are held in the container's memory and must not eat into the submission's.
    if (total > INPUT_ALLOWANCE_BYTES) await this.container.setMemory(this.memoryBytes + Math.ceil(total / 4096) * 4096);
    const { connection } = this.container;
    await connection.send(encodeCases(blobs.length, total));
    for (const [index, blob] of blobs.entries()) await connection.send(encodeCase(index, blob));
    const reply = await connection.next(SILENCE_MS);
    if (reply.kind !== "loaded") throw unexpected("CASES", reply);
  }

  async *run(options: RunOptions): AsyncIterable<CaseRun> {
    this.requireOpen();
    if (options.signal?.aborted) throw cancelled();
    if (options.cases.length > MAX_CASES_PER_RUN) {
      throw new AppError("too_large", `A run of ${options.cases.length} cases is above ${MAX_CASES_PER_RUN}.`);
    }
    const { connection } = this.container;
    const runId = ++this.runId;
    await connection.send(encodeRun({ ...options, wallBudgetNs: Math.max(0, Math.round(options.wallBudgetNs)), runId }));
    const abort = () => void connection.send(encodeAbort()).catch(() => connection.close());
    options.signal?.addEventListener("abort", abort, { once: true });
    // It may have been aborted while the request was on its way, before anyone listened.
    if (options.signal?.aborted) abort();
    let running = true;
    try {
      for (;;) {
        const reply = await connection.next(options.wallBudgetNs / 1e6 + SILENCE_MS);
        if (reply.kind === "runDone" && reply.runId === runId) {
          running = false;
          if (reply.end === "aborted") throw cancelled();
          return;
        }
        if (reply.kind !== "result" || reply.runId !== runId) throw unexpected("RUN", reply);
        yield this.noted(reply.run);
      }
    } finally {
      options.signal?.removeEventListener("abort", abort);
      if (running) await this.abandon(runId);
    }
  }

  close(): Promise<void> {
    this.closing ??= this.giveBack(this.runs, this.suspicious);
    return this.closing;
  }

  /** The container of a closed session may already serve another one. */
  private requireOpen(): void {
    if (this.closing) throw unavailable("The sandbox session is closed");
  }

  private noted(run: CaseRun): CaseRun {
    this.runs += 1;
    if (SUSPICIOUS.has(run.status)) this.suspicious = true;
    return run;
  }

  /** The caller stopped listening before the end: stops the run and drops what still comes of it. */
  private async abandon(runId: number): Promise<void> {
    const { connection } = this.container;
    if (connection.broken) return;
    await connection.send(encodeAbort());
    for (;;) {
      const reply = await connection.next(SILENCE_MS);
      if (reply.kind === "runDone" && reply.runId === runId) return;
    }
  }

  private requireLanguage(language: Language): void {
    if (this.container.facts[language] !== undefined) return;
    throw new AppError("internal", `A session that was opened for another language was asked to run ${language}.`);
  }
}

function unexpected(request: string, reply: Reply): AppError {
  return unavailable(`The sandbox runner answered ${request} with ${reply.kind}`);
}
