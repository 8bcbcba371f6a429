import type Docker from "dockerode";

import { encodeReset } from "@/lib/core/protocol";

import type { ContainerSpec } from "./confinement";
import { RunnerContainer } from "./container";
import { unavailable } from "./failure";
import type { SandboxLogger } from "./options";

const RESET_TIMEOUT_MS = 15_000;
/** A container is replaced after this many case runs, so that nothing that wears out wears on. */
const RUNS_PER_CONTAINER = 20_000;

/** Keeps a container of one image ready for the next session. */
export class WarmContainer {
  private container: Promise<RunnerContainer> | null = null;
  private runs = 0;
  private closed = false;

  constructor(
    private readonly docker: Docker,
    private readonly spec: ContainerSpec,
    private readonly logger: SandboxLogger,
  ) {}

  /** The container, started when there is none or it broke meanwhile. */
  async acquire(): Promise<RunnerContainer> {
    if (this.closed) throw unavailable("The sandbox is closed");
    const present = await this.settled();
    if (present && !present.connection.broken) return present;
    if (present) await present.remove();
    this.runs = 0;
    this.container = RunnerContainer.start(this.docker, this.spec);
    return this.container;
  }

  /**
   * Makes the container ready for the next session: wiped, or replaced when it broke, was misused or is old.
   * The replacement starts in the background.
   */
  async release(container: RunnerContainer, { runs, suspicious }: { runs: number; suspicious: boolean }): Promise<void> {
    this.runs += runs;
    const keep = !suspicious && !container.connection.broken && this.runs < RUNS_PER_CONTAINER;
    if (keep && (await this.wipe(container))) return;
    this.container = this.replace(container);
    // A failed start is reported to the next session that asks; here it must only not count as unhandled.
    this.container.catch((error: unknown) => {
      if (!this.closed) this.logger.warn({ error }, "A sandbox container was not replaced");
    });
  }

  /** The container once it is there. A start that failed counts as none: whoever asks next tries again. */
  async settled(): Promise<RunnerContainer | null> {
    if (!this.container) return null;
    const [result] = await Promise.allSettled([this.container]);
    return result.status === "fulfilled" ? result.value : null;
  }

  async close(): Promise<void> {
    this.closed = true;
    const present = await this.settled();
    this.container = null;
    await present?.remove();
  }

  private async replace(old: RunnerContainer): Promise<RunnerContainer> {
    await old.remove();
    if (this.closed) throw unavailable("The sandbox is closed");
    this.runs = 0;
    return RunnerContainer.start(this.docker, this.spec);
  }

  private async wipe(container: RunnerContainer): Promise<boolean> {
    try {
      await container.connection.send(encodeReset());
      const reply = await container.connection.next(RESET_TIMEOUT_MS);
      if (reply.kind === "resetDone") return true;
      this.logger.warn({ reply: reply.kind }, "A sandbox container gave an unexpected answer to its reset");
    } catch (error) {
      this.logger.warn({ error }, "A sandbox container could not be reset and is replaced");
    }
    return false;
  }
}
