import pLimit from "p-limit";
import { isAppError } from "@/lib/core/errors";
import type { MeasurementProfile } from "@/lib/core/measurement";
import { LANGUAGE_NAMES, type Language } from "@/lib/core/problem";
import type { Logger } from "@/lib/infra/logger";

/** Asking a mirror that is down again and again would keep the helper cores busy. */
const TRY_AGAIN_AFTER_MS = 5 * 60_000;

export interface LanguageProfilesOptions {
  /** Makes the profile of a language: its image is built where it is missing, which takes minutes. */
  profile: (language: Language) => Promise<MeasurementProfile>;
  /** Stores a profile and gives its row's id. */
  store: (profile: MeasurementProfile) => Promise<string>;
  nowMs: () => number;
  log: Pick<Logger, "info" | "warn">;
}

type State = { is: "ready"; id: string; hash: string } | { is: "being made"; reason: string } | { is: "failed"; reason: string; atMs: number };

/**
 * The measurement profiles of a worker by language. They are made one after another, beside the judging: a language
 * whose image is being built, or cannot be, keeps nobody else waiting.
 */
export class LanguageProfiles {
  private readonly states = new Map<Language, State>();
  private readonly inTurn = pLimit(1);
  private tell: (language: Language) => void = () => undefined;

  constructor(private readonly options: LanguageProfilesOptions) {}

  /** Names who is told, from now on, when programs in a language can be measured. */
  onReady(tell: (language: Language) => void): void {
    this.tell = tell;
  }

  /** Row id of a language's profile; null while there is none, and then it is asked for. */
  idOf(language: Language): string | null {
    const state = this.states.get(language);
    if (state?.is === "ready") return state.id;
    void this.want(language);
    return null;
  }

  /** Resolves when the profile is there, or could not be made this time. Not made again at once after a failure. */
  async want(language: Language): Promise<void> {
    const state = this.states.get(language);
    if (state && (state.is !== "failed" || this.options.nowMs() - state.atMs < TRY_AGAIN_AFTER_MS)) return;
    const reason = `The sandbox for ${LANGUAGE_NAMES[language]} is being made ready; the first time this takes minutes.`;
    this.states.set(language, { is: "being made", reason });
    await this.inTurn(() => this.make(language, state?.is === "failed" ? state.reason : null));
  }

  /** Row ids of the profiles that there are. */
  ready(): Map<Language, string> {
    return new Map([...this.states].flatMap(([language, state]) => (state.is === "ready" ? [[language, state.id] as const] : [])));
  }

  hashes(): string[] {
    return [...this.states.values()].flatMap((state) => (state.is === "ready" ? [state.hash] : []));
  }

  /** Why a language that was asked for cannot be measured now. */
  unavailable(): Partial<Record<Language, string>> {
    return Object.fromEntries([...this.states].flatMap(([language, state]) => (state.is === "ready" ? [] : [[language, state.reason]])));
  }

  private async make(language: Language, saidBefore: string | null): Promise<void> {
    const { profile: make, store, nowMs, log } = this.options;
    try {
      const profile = await make(language);
      this.states.set(language, { is: "ready", id: await store(profile), hash: profile.hash });
      log.info({ language, profile: profile.hash.slice(0, 12) }, "programs in this language can be measured");
    } catch (error) {
      const reason = `Programs in ${LANGUAGE_NAMES[language]} cannot be measured on this host: ${messageOf(error)}`;
      this.states.set(language, { is: "failed", reason, atMs: nowMs() });
      if (reason !== saidBefore) log.warn({ ...(isAppError(error) ? { reason: error.message } : { err: error }), language }, "a language cannot be measured; it is tried again every five minutes");
      return;
    }
    this.tell(language);
  }
}

/** What only the log may hold of an error stays there. */
function messageOf(error: unknown): string {
  return isAppError(error) ? error.message : "something of ours broke; the worker's log has it.";
}
