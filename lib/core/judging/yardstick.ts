import { AppError } from "../errors";
import type { CaseRun, Yardstick } from "../measurement";
import { sumOfQuartiles, sumOfQuartilesRelativeError } from "../stats";
import { contaminationOf } from "./contamination";

/**
 * How far the host's speed may be from its reference before nothing is measured any more. Relating times to the
 * yardstick takes out what slows all programs alike; a host that is further off is in another state (other clock,
 * a busy sibling core), which slows some programs more than others.
 */
export const DRIFT_TOLERANCE = 0.1;

/** Readings after which a drift shows well enough to stop before the program is measured in full. */
const READINGS_TO_SEE_DRIFT = 3;

const READINGS_WHILE_WAITING = 7;

/** A core that was idle for seconds takes a while to be as fast as one that measures. */
const READINGS_TO_WAKE_UP = 15;

/** The speed of the host while one program was measured, against its reference. */
export interface HostSpeed {
  /** Reference time over the time now: 1 at reference speed, below 1 on a host that runs slower. */
  factor: number;
  /** Relative standard error of the factor; null after one reading. */
  relativeError: number | null;
}

/** Reads the yardstick beside the repeats of one program. */
export class SpeedLog {
  private readonly readings: CaseRun[][] = [];

  constructor(
    private readonly yardstick: Yardstick,
    /** How far off the reference speed, as a share, the host may be. */
    private readonly tolerance = DRIFT_TOLERANCE,
  ) {}

  /** Runs the yardstick once and returns its time, in ns. Throws AppError host_drifted early where that is clear. */
  async read(fresh: boolean): Promise<number> {
    const reading = await this.yardstick.run({ fresh });
    this.readings.push(reading);
    if (this.readings.length === READINGS_TO_SEE_DRIFT) this.requireSteady();
    return reading.reduce((sum, run) => sum + run.wallNs, 0);
  }

  speed(): HostSpeed {
    const rows = this.rows();
    return { factor: this.yardstick.referenceNs / sumOfQuartiles(rows), relativeError: sumOfQuartilesRelativeError(rows) };
  }

  /** Throws AppError host_drifted when the host is not at its reference speed. */
  requireSteady(): void {
    if (isSteady(this.speed().factor, this.tolerance)) return;
    throw hostDrifted(this.yardstick.referenceNs, sumOfQuartiles(this.rows()), this.tolerance);
  }

  /** Readings that others disturbed are left out, unless too few are left. */
  private rows(): number[][] {
    const clean = this.readings.filter((runs) => runs.every((run) => contaminationOf(run) === null));
    const used = clean.length >= Math.min(READINGS_TO_SEE_DRIFT, this.readings.length) ? clean : this.readings;
    return used.map((runs) => runs.map((run) => run.wallNs));
  }
}

/** Whether a speed is near enough to the reference for measuring. */
export function isSteady(factor: number, tolerance = DRIFT_TOLERANCE): boolean {
  return Math.abs(1 / factor - 1) <= tolerance;
}

/** The speed of the host now against its reference, from a few readings of its yardstick. */
export async function readHostSpeed(yardstick: Yardstick): Promise<number> {
  for (let reading = 0; reading < READINGS_TO_WAKE_UP; reading++) await yardstick.run();
  const rows: number[][] = [];
  for (let reading = 0; reading < READINGS_WHILE_WAITING; reading++) rows.push((await yardstick.run()).map((run) => run.wallNs));
  return yardstick.referenceNs / sumOfQuartiles(rows);
}

function hostDrifted(referenceNs: number, nowNs: number, tolerance: number): AppError {
  const change = nowNs / referenceNs - 1;
  const words = `${Math.round(Math.abs(change) * 100)} % ${change > 0 ? "slower" : "faster"}`;
  const [reference, now] = [referenceNs, nowNs].map((ns) => `${(ns / 1e6).toFixed(1)} ms`);
  return new AppError(
    "host_drifted",
    `This host runs ${words} than when its reference speed was taken (the yardstick program takes ${now}, then ${reference}). Nothing is measured until it is within ${Math.round(tolerance * 100)} % again.`,
    { hint: "Look for other load on the machine or changed power settings. If this is its new speed, take it as the reference: npx afterburner calibrate --new-reference." },
  );
}
