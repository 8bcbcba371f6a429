import pg from "pg";

/** News of one topic. Subscribe before looking, then nothing that comes meanwhile is missed. */
export interface Subscription {
  /**
   * Resolves when something was told since the last call, or after so many milliseconds: a notification may get
   * lost, so whoever waits looks again by itself.
   */
  next(timeoutMs: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

export interface NotificationsOptions {
  connectionString: () => Promise<string>;
  channel: string;
  onError: (error: unknown) => void;
}

/**
 * One LISTEN connection for a whole process, shared by everyone who waits. It is opened for the first subscriber
 * and opened anew for the next one after it broke; without it subscribers fall back on their time-outs.
 */
export class Notifications {
  private readonly listeners = new Map<string, Set<() => void>>();
  private client: Promise<pg.Client> | null = null;
  private live: pg.Client | null = null;

  constructor(private readonly options: NotificationsOptions) {}

  subscribe(topic: string): Subscription {
    this.listen();
    const pending = { told: false, wake: () => undefined as void };
    const tell = () => {
      pending.told = true;
      pending.wake();
    };
    const others = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, others.add(tell));
    return {
      next: (timeoutMs, signal) => {
        this.listen();
        return new Promise((resolve) => {
          const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", done);
            pending.told = false;
            pending.wake = () => undefined;
            resolve();
          };
          const timer = setTimeout(done, timeoutMs);
          signal?.addEventListener("abort", done, { once: true });
          pending.wake = done;
          if (pending.told || signal?.aborted) done();
        });
      },
      close: () => {
        others.delete(tell);
        if (others.size === 0 && this.listeners.get(topic) === others) this.listeners.delete(topic);
      },
    };
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => null);
    this.client = null;
    await client?.end();
  }

  private listen(): void {
    if (this.client !== null) return;
    const opening = this.open();
    this.client = opening;
    opening.catch((error: unknown) => {
      if (this.client === opening) this.client = null;
      this.options.onError(error);
    });
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: await this.options.connectionString(), keepAlive: true, application_name: "afterburner-news" });
    this.live = client;
    const lost = (error?: unknown) => {
      if (error !== undefined) this.options.onError(error);
      // A connection tells of its end more than once, and another one may live by then.
      if (this.live !== client) return;
      this.live = null;
      this.client = null;
    };
    client.on("error", lost);
    client.on("end", () => lost());
    client.on("notification", ({ payload }) => {
      for (const tell of [...(this.listeners.get(payload ?? "") ?? [])]) tell();
    });
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(this.options.channel)}`);
    return client;
  }
}
