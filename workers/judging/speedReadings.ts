import type { Sandbox, SandboxSession, Yardstick } from "@/lib/core/measurement";
import { sumOfQuartiles } from "@/lib/core/stats";
import type { Drift } from "@/lib/core/views/admin-workers";

/** Fewer readings of the yardstick than this say little of the host's speed. */
const LEAST_READINGS = 3;

/** Keeps what the yardstick last said of the host's speed, from the readings that measuring makes anyway. */
export class SpeedReadings {
  private readonly byLanguage = new Map<string, { speed: number; measuredAt: string }>();

  constructor(private readonly now: () => Date) {}

  latest(): Drift {
    return Object.fromEntries(this.byLanguage);
  }

  /** The same sandbox, whose yardstick readings are noted at the end of every session that measures. */
  watch(sandbox: Sandbox): Sandbox {
    return {
      languages: () => sandbox.languages(),
      profile: (language) => sandbox.profile(language),
      slots: () => sandbox.slots(),
      close: () => sandbox.close(),
      open: async (kind, options) => {
        const session = await sandbox.open(kind, options);
        return session.yardstick ? this.noting(session, session.yardstick, options.language) : session;
      },
    };
  }

  private noting(session: SandboxSession, yardstick: Yardstick, language: string): SandboxSession {
    const rows: number[][] = [];
    return {
      yardstick: {
        referenceNs: yardstick.referenceNs,
        run: async (options) => {
          const runs = await yardstick.run(options);
          rows.push(runs.map(({ wallNs }) => wallNs));
          return runs;
        },
      },
      prepare: (program) => session.prepare(program),
      loadCases: (inputs) => session.loadCases(inputs),
      run: (request) => session.run(request),
      close: () => {
        if (rows.length >= LEAST_READINGS) {
          this.byLanguage.set(language, { speed: yardstick.referenceNs / sumOfQuartiles(rows), measuredAt: this.now().toISOString() });
        }
        return session.close();
      },
    };
  }
}
