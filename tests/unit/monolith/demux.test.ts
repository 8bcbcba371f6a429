import { describe, expect, it } from "vitest";

import { ProtocolError } from "@/lib/core/protocol";
import { StreamDemuxer } from "@/lib/monolith/demux";

function part(channel: number, text: string): Buffer {
  const head = Buffer.alloc(8);
  head[0] = channel;
  head.writeUInt32BE(text.length, 4);
  return Buffer.concat([head, Buffer.from(text)]);
}

const stream = Buffer.concat([part(1, "hello "), part(2, "warning"), part(1, ""), part(1, "world")]);

describe("the attach stream", () => {
  it.each([1, 3, 7, 8, 9, 1000])("is split into its channels when it comes in pieces of %i bytes", (size) => {
    const demuxer = new StreamDemuxer();
    const texts = { stdout: "", stderr: "" };
    for (let at = 0; at < stream.length; at += size) {
      for (const { channel, data } of demuxer.push(stream.subarray(at, at + size))) texts[channel] += data.toString();
    }
    expect(texts).toEqual({ stdout: "hello world", stderr: "warning" });
  });

  it("of an unknown channel is refused", () => {
    expect(() => new StreamDemuxer().push(part(7, "x"))).toThrow(ProtocolError);
  });
});
