import { ProtocolError } from "@/lib/core/protocol";

export interface StreamPart {
  channel: "stdout" | "stderr";
  data: Buffer;
}

const HEAD_BYTES = 8;

/**
 * Splits Docker's attach stream: a head of 8 bytes (channel, three zeros, u32 big-endian length), then that
 * many bytes. Parts are handed on as they come, without waiting for the rest.
 */
export class StreamDemuxer {
  private head = Buffer.alloc(0);
  private channel: StreamPart["channel"] = "stdout";
  private left = 0;

  /** Throws ProtocolError when the stream is not one of Docker's. */
  push(chunk: Buffer): StreamPart[] {
    const parts: StreamPart[] = [];
    let rest = chunk;
    while (rest.length > 0) {
      if (this.left === 0) rest = this.readHead(rest);
      const data = rest.subarray(0, this.left);
      this.left -= data.length;
      rest = rest.subarray(data.length);
      if (data.length > 0) parts.push({ channel: this.channel, data });
    }
    return parts;
  }

  private readHead(chunk: Buffer): Buffer {
    const missing = HEAD_BYTES - this.head.length;
    this.head = Buffer.concat([this.head, chunk.subarray(0, missing)]);
    if (this.head.length < HEAD_BYTES) return Buffer.alloc(0);
    const kind = this.head[0];
    if (kind !== 1 && kind !== 2) throw new ProtocolError(`the attached stream has an unknown channel ${kind}`);
    this.channel = kind === 1 ? "stdout" : "stderr";
    this.left = this.head.readUInt32BE(4);
    this.head = Buffer.alloc(0);
    return chunk.subarray(missing);
  }
}
