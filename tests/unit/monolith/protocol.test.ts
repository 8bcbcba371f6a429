import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ByteWriter, decodeReply, FrameDecoder, ProtocolError, REPLY } from "@/lib/core/protocol";

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe("the frame decoder", () => {
  it("gives the same frames however the stream is cut", () => {
    const frames = fc.array(bytes, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (bodies, cuts) => {
        const stream = Buffer.concat(bodies.map((body) => new ByteWriter().bytes(body).frame()));
        const decoder = new FrameDecoder();
        const found: Uint8Array[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = cuts[i % cuts.length] ?? 1;
          found.push(...decoder.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(found.map((frame) => [...frame])).toEqual(bodies.map((body) => [...body]));
      }),
    );
  });

  it.each([0, 0x7fffffff, 0xffffffff])("refuses a frame of %i bytes before it holds any of it", (length) => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, length, true);
    expect(() => new FrameDecoder().push(head)).toThrow(ProtocolError);
  });
});

describe("decoding a reply", () => {
  it("either works or throws a ProtocolError, whatever comes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 400 }), (type, body) => {
        try {
          decodeReply(Uint8Array.of(type, ...body));
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses a frame with bytes beyond its fields", () => {
    expect(() => decodeReply(Uint8Array.of(REPLY.loaded, 0))).toThrow("longer than its fields");
  });

  it("reads what the runner says of itself", () => {
    const frame = new ByteWriter().u8(REPLY.ready).u16(1).u32(1).text("python3").text("3.11.2").frame();
    expect(decodeReply(frame.subarray(4))).toEqual({ kind: "ready", version: 1, facts: { python3: "3.11.2" } });
  });
});
