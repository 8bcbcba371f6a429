import type { Duplex } from "node:stream";

import type { AppError } from "@/lib/core/errors";
import { decodeReply, FrameDecoder, type Reply } from "@/lib/core/protocol";

import { StreamDemuxer } from "./demux";
import { unavailable } from "./failure";

const STDERR_TAIL_CHARACTERS = 2_000;

/**
 * The protocol over the attached stream of one container. Replies are taken in order with `next`. Once
 * anything goes wrong the connection stays broken: every call throws the same AppError sandbox_unavailable.
 */
export class RunnerConnection {
  private readonly replies: Reply[] = [];
  private waiter: { resolve: (reply: Reply) => void; reject: (error: AppError) => void } | null = null;
  private failure: AppError | null = null;
  private stderrTail = "";
  private readonly decoder = new FrameDecoder();

  constructor(private readonly stream: Duplex) {
    const demuxer = new StreamDemuxer();
    stream.on("data", (chunk: Buffer) => {
      try {
        for (const part of demuxer.push(chunk)) this.take(part.channel, part.data);
      } catch (cause) {
        this.fail(unavailable("The sandbox container sent what is not in its protocol", cause));
      }
    });
    stream.on("error", (cause) => this.fail(unavailable("The connection to the sandbox container failed", cause)));
    stream.on("end", () => this.fail(this.ended()));
    stream.on("close", () => this.fail(this.ended()));
  }

  get broken(): AppError | null {
    return this.failure;
  }

  /** Sends whole frames; resolves when the stream can take more. */
  async send(...frames: Uint8Array[]): Promise<void> {
    for (const frame of frames) {
      if (this.failure) throw this.failure;
      if (!this.stream.write(frame)) await this.drained();
    }
  }

  /** The next reply. A FAULT, or silence for longer than this, breaks the connection. */
  next(timeoutMs: number): Promise<Reply> {
    const ready = this.replies.shift();
    if (ready) return Promise.resolve(ready);
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      const silence = () => this.fail(unavailable(`The sandbox runner did not answer within ${timeoutMs / 1000} s`));
      const timer = setTimeout(silence, timeoutMs);
      const done = () => {
        clearTimeout(timer);
        this.waiter = null;
      };
      this.waiter = {
        resolve: (reply) => (done(), resolve(reply)),
        reject: (error) => (done(), reject(error)),
      };
    });
  }

  /** Breaks the connection on purpose. */
  close(): void {
    this.fail(unavailable("The sandbox container was closed"));
  }

  private take(channel: "stdout" | "stderr", data: Buffer): void {
    if (channel === "stderr") {
      this.stderrTail = (this.stderrTail + data.toString("utf8")).slice(-STDERR_TAIL_CHARACTERS);
      return;
    }
    for (const frame of this.decoder.push(data)) this.deliver(decodeReply(frame));
  }

  private deliver(reply: Reply): void {
    if (reply.kind === "fault") {
      this.fail(unavailable(`The sandbox runner stopped: ${reply.message}`));
    } else if (this.waiter) {
      this.waiter.resolve(reply);
    } else {
      this.replies.push(reply);
    }
  }

  private ended(): AppError {
    const words = this.stderrTail.trim();
    return unavailable(`The sandbox container ended unexpectedly${words === "" ? "" : `: ${words}`}`);
  }

  private fail(error: AppError): void {
    if (this.failure) return;
    this.failure = error;
    this.waiter?.reject(error);
    this.stream.destroy();
  }

  private drained(): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        this.stream.off("drain", finish);
        this.stream.off("close", finish);
        if (this.failure) reject(this.failure);
        else resolve();
      };
      this.stream.once("drain", finish);
      this.stream.once("close", finish);
    });
  }
}
