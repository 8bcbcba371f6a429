import type { Capacity, Launcher, LauncherKind } from "@/lib/core/training";
import type { AccountsCtx } from "@/lib/services/context";

/** What everything that a train worker does works with. */
export interface Desk {
  ctx: AccountsCtx;
  /** Host and process of this worker. */
  name: string;
  launchers: ReadonlyMap<LauncherKind, Launcher>;
  /** Runs at once, by launcher. */
  slots: Readonly<Record<LauncherKind, number>>;
  dataDir: string;
  /** Where a trainer of that launcher reaches this installation. */
  urlFor: (launcher: LauncherKind) => string;
  /** The interpreter with the trainer's packages, on this host. */
  python: () => Promise<string>;
  /** How long a trainer may take to end after it was asked. */
  graceMs: number;
  /** After so long without a sign of it an attempt is taken for lost. */
  lostMs: number;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
}

/** What all launchers have; one that cannot be asked says why. */
export async function capacitiesOf({ launchers, log }: Pick<Desk, "launchers" | "log">): Promise<Capacity[]> {
  return Promise.all(
    [...launchers.values()].map((launcher) =>
      launcher.capacity().catch((err: unknown): Capacity => {
        log.warn({ err, launcher: launcher.kind }, "a launcher does not say what it has");
        return { launcher: launcher.kind, isAvailable: false, reason: err instanceof Error ? err.message : String(err), cpus: null, memoryBytes: null, gpus: [] };
      }),
    ),
  );
}
