import { setTimeout as delay } from "node:timers/promises";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";
import { createSafeFetch, parseAllowedHost } from "@/lib/infra/safe-fetch";
import { serverEnded, type Launch, type ModelServer } from "./server";

export interface ModelServersOptions {
  launch: Launch;
  /** Servers at once; one that nobody calls makes room for the next. */
  most: number;
  /** A server that nobody called for so long is stopped. */
  idleMs: number;
  /** Until the last byte of one answer. */
  callMs: number;
  maxAnswerBytes: number;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
  nowMs?: () => number;
}

/** What a caller needs to ask a server. */
export interface ServedModel extends Pick<ModelServer, "baseUrl" | "model" | "parameters"> {
  /** Reaches this server alone. Once it has ended, every call fails with AppError configuration. */
  fetch: typeof fetch;
}

interface Use {
  /** False until the server answers. */
  isReady: boolean;
  openCalls: number;
  /** When the last call began or ended. */
  lastMs: number;
}

interface Entry {
  key: string;
  use: Use;
  started: Promise<ModelServer>;
  served: Promise<ServedModel>;
}

const LOOK_MS = 1_000;
/** Callers pause between their tries; a server is not taken from under them. */
const LEAST_IDLE_MS = 5 * 60_000;
/** A connection breaks a moment before its server is known to have ended. */
const EXIT_SETTLE_MS = 2_000;

/** Model servers started on demand, one for each key, kept while they are called, and stopped when nobody calls. */
export class ModelServers {
  private readonly entries = new Map<string, Entry>();
  private readonly oneStartAtATime = pLimit(1);
  private readonly closing = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: ModelServersOptions) {
    this.timer = setInterval(() => void this.stopIdle(), Math.min(options.idleMs, 30_000));
    this.timer.unref();
  }

  private now(): number {
    return (this.options.nowMs ?? (() => performance.now()))();
  }

  /** The server of a key, started when there is none. `folder` is asked for the checkpoint then. Throws AppError. */
  open(key: string, folder: (signal: AbortSignal) => Promise<string>): Promise<ServedModel> {
    if (this.closing.signal.aborted) throw new AppError("cancelled", "The worker is stopping.");
    const entry = this.entries.get(key) ?? this.begin(key, folder);
    entry.use.lastMs = this.now();
    return entry.served;
  }

  /** Stops all servers and starts no other. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.closing.abort(new AppError("cancelled", "The worker is stopping."));
    await Promise.all([...this.entries.values()].map((entry) => this.end(entry)));
  }

  /** Stops the servers that nobody has called for long enough. */
  async stopIdle(): Promise<void> {
    const idle = [...this.entries.values()].filter((entry) => this.idleMs(entry) >= this.options.idleMs);
    for (const entry of idle) this.options.log.info({ source: entry.key }, "stopping a model server that nobody calls");
    await Promise.all(idle.map((entry) => this.end(entry)));
  }

  private idleMs({ use }: Entry): number {
    return use.openCalls > 0 || !use.isReady ? 0 : this.now() - use.lastMs;
  }

  private begin(key: string, folder: (signal: AbortSignal) => Promise<string>): Entry {
    const use: Use = { isReady: false, openCalls: 0, lastMs: this.now() };
    const started = this.start(key, folder);
    const entry: Entry = { key, use, started, served: started.then((server) => this.serve(key, use, server)) };
    this.entries.set(key, entry);
    entry.served.catch((err: unknown) => {
      this.options.log.warn({ err, source: key }, "a model server did not start");
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry;
  }

  private async start(key: string, folder: (signal: AbortSignal) => Promise<string>): Promise<ModelServer> {
    const { signal } = this.closing;
    // Downloads hold nobody else up.
    const place = await folder(signal);
    return this.oneStartAtATime(async () => {
      await this.makeRoom(signal);
      this.options.log.info({ source: key }, "starting a model server");
      const server = await this.options.launch({ key, folder: place, signal });
      this.options.log.info({ source: key, logFile: server.logFile }, "a model server is ready");
      return server;
    });
  }

  /** Waits until one server more may run, stopping the one that was longest without calls. */
  private async makeRoom(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      // Those that wait to be started come one after the other, after this one.
      const running = [...this.entries.values()].filter(({ use }) => use.isReady);
      if (running.length < this.options.most) return;
      const [longest] = running.sort((a, b) => this.idleMs(b) - this.idleMs(a));
      if (longest && this.idleMs(longest) >= Math.min(LEAST_IDLE_MS, this.options.idleMs)) await this.end(longest);
      else await delay(LOOK_MS, undefined, { signal });
    }
  }

  private serve(key: string, use: Use, server: ModelServer): ServedModel {
    Object.assign(use, { isReady: true, lastMs: this.now() });
    let ended: string | null = null;
    void server.exited.then((how) => {
      ended = how;
      if (this.entries.get(key)?.use !== use) return;
      this.entries.delete(key);
      this.options.log.warn({ source: key, how, logFile: server.logFile }, "a model server ended");
    });
    const { host } = new URL(server.baseUrl);
    const allowed = parseAllowedHost(host);
    const reach = createSafeFetch({ allowed: allowed ? [allowed] : [], totalMs: this.options.callMs, maxBytes: this.options.maxAnswerBytes });
    const call: typeof fetch = async (input, init) => {
      if (ended !== null) throw await serverEnded(ended, server.logFile);
      try {
        return await reach(input, init);
      } catch (error) {
        if (init?.signal?.aborted === true) throw error;
        await Promise.race([server.exited, delay(EXIT_SETTLE_MS, undefined, { ref: false })]);
        throw ended === null ? error : await serverEnded(ended, server.logFile);
      }
    };
    const limit = server.callsAtOnce === null ? null : pLimit(server.callsAtOnce);
    const counted: typeof fetch = async (input, init) => {
      use.openCalls += 1;
      try {
        return await (limit === null ? call(input, init) : limit(() => call(input, init)));
      } finally {
        use.openCalls -= 1;
        use.lastMs = this.now();
      }
    };
    return { baseUrl: server.baseUrl, model: server.model, parameters: server.parameters, fetch: counted };
  }

  private async end(entry: Entry): Promise<void> {
    if (this.entries.get(entry.key) === entry) this.entries.delete(entry.key);
    await entry.started.then(
      (server) => server.stop(),
      // It never ran.
      () => undefined,
    );
  }
}
