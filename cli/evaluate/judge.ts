import type { JudgedExecution, JudgingPolicy } from "@/lib/core/judging";
import type { Language } from "@/lib/core/problem";
import { judgeLocally, type LocalHost, type LocalJob } from "./judgeLocally";
import { openMeasurementCache, type MeasurementCache } from "./measurementCache";

/** Judges samples, each program once: one that was measured on this host under the same policy keeps its figures. */
export class Judge {
  /** Samples whose figures were known. */
  known = 0;
  private constructor(
    private readonly host: LocalHost,
    private readonly caches: ReadonlyMap<Language, MeasurementCache>,
  ) {}

  /** `fresh`: every sample is measured now. Verdicts alone, and single repeats, are never taken from before. */
  static async open(host: LocalHost, languages: readonly Language[], fresh: boolean): Promise<Judge> {
    const caches = new Map<Language, MeasurementCache>();
    const reused = fresh || !isMeasurement(host.policy) ? [] : languages.filter((language) => !host.failures.has(language));
    for (const language of reused) caches.set(language, openMeasurementCache((await host.sandbox.profile(language)).hash));
    return new Judge(host, caches);
  }

  async judge(job: LocalJob): Promise<JudgedExecution> {
    const measure = () => judgeLocally(this.host, job);
    const cache = this.caches.get(job.language);
    if (!cache) return measure();
    const { result, known } = await cache.remember(job, this.host.policy, measure);
    if (known) this.known += 1;
    return result;
  }
}

function isMeasurement({ repeats }: JudgingPolicy): boolean {
  return repeats !== null && repeats.max > 1;
}
