import { readFileSync } from "node:fs";

import { sha256Hex } from "@/lib/core/hash";
import type { CaseRun } from "@/lib/core/measurement";
import { DEFAULT_LIMITS, type Language } from "@/lib/core/problem";
import { sumOfQuartiles } from "@/lib/core/stats";

import { SANDBOX_DIRECTORY } from "./confinement";
import { unavailable } from "./failure";
import { RunnerSession } from "./session";
import type { WarmContainer } from "./warm-container";

/** In Python, which most submissions are in: what slows it slows them in the same measure. */
export const YARDSTICK_LANGUAGE: Language = "python3";

/**
 * Each case is a process of its own, as those of submissions are. Half of them show what a process costs by itself.
 * A dozen, so that the yardstick adds less noise than the program's own repeats have.
 */
const INPUTS = ["0", "1", "0", "2", "0", "3", "0", "4", "0", "5", "0", "6"];
const OUTPUTS = ["0", "18004689", "0", "18004647", "0", "18004655", "0", "18004658", "0", "18004700", "0", "18004715"].map((line) => `${line}\n`);
const WALL_BUDGET_NS = 10e9;
/**
 * Readings for the reference speed, some five seconds: first those that wake up a core that was idle, then blocks of
 * which the fastest counts, so that what the host does at a start does not become its speed. And for how many readings
 * a process to fork from lives.
 */
const WARM_UP_READINGS = 20;
const REFERENCE_BLOCKS = 5;
const READINGS_PER_BLOCK = 9;
const READINGS_PER_START = 3;

const source = readFileSync(`${SANDBOX_DIRECTORY}yardstick/yardstick.py`, "utf8");

/** SHA-256 of the program and its inputs, hex: figures related to another one are not comparable. */
export function yardstickProgram(): Promise<string> {
  return sha256Hex(JSON.stringify([source, INPUTS]));
}

/** The yardstick of one measuring slot, prepared once in a container of its own on the slot's core. */
export class SlotYardstick {
  private session: Promise<RunnerSession> | null = null;

  constructor(private readonly place: WarmContainer) {}

  /** Runs it once; the caller holds the slot. Throws AppError sandbox_unavailable; the next call starts afresh. */
  async run({ fresh } = { fresh: false }): Promise<CaseRun[]> {
    this.session ??= this.prepare();
    try {
      const runs: CaseRun[] = [];
      for await (const run of (await this.session).run({
        cases: INPUTS.map((_, index) => index),
        wallBudgetNs: WALL_BUDGET_NS,
        sample: true,
        trace: false,
        stopOnFailure: true,
        keepOutput: true,
        fresh,
      })) {
        runs.push(run);
      }
      requireRight(runs);
      return runs;
    } catch (error) {
      const broken = await this.session.catch(() => null);
      this.session = null;
      await broken?.close();
      throw error;
    }
  }

  /** Sum of the cases' lower quartiles over the readings of the fastest block, the core being awake; in ns. */
  async referenceNs(): Promise<number> {
    for (let reading = 0; reading < WARM_UP_READINGS; reading++) await this.run();
    const blocks: number[] = [];
    for (let block = 0; block < REFERENCE_BLOCKS; block++) blocks.push(sumOfQuartiles(await this.block()));
    return Math.round(Math.min(...blocks));
  }

  private async block(): Promise<number[][]> {
    const rows: number[][] = [];
    for (let reading = 0; reading < READINGS_PER_BLOCK; reading++) {
      rows.push((await this.run({ fresh: reading % READINGS_PER_START === 0 })).map((run) => run.wallNs));
    }
    return rows;
  }

  async close(): Promise<void> {
    await this.place.close();
  }

  private async prepare(): Promise<RunnerSession> {
    const container = await this.place.acquire();
    const session = new RunnerSession(container, (runs) => this.place.release(container, { runs, suspicious: true }), null);
    const prepared = await session.prepare({ language: YARDSTICK_LANGUAGE, source, limits: DEFAULT_LIMITS });
    if (!prepared.ok) throw unavailable(`The yardstick program could not be prepared (${prepared.reason})`);
    await session.loadCases(INPUTS);
    return session;
  }
}

function requireRight(runs: readonly CaseRun[]): void {
  const wrong = runs.find((run, index) => run.status !== "ok" || new TextDecoder().decode(run.stdout) !== OUTPUTS[index]);
  if (wrong === undefined && runs.length === INPUTS.length) return;
  throw unavailable(`The yardstick program did not run as it must (case ${(wrong?.caseIndex ?? runs.length) + 1}: ${wrong?.status ?? "missing"})`);
}
