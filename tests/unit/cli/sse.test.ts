import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serverEvents, type ServerEvent } from "@/cli/remote/sse";

async function* chunks(parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function read(parts: Uint8Array[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of serverEvents(chunks(parts))) events.push(event);
  return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const STREAM = "retry: 2000\n\n: still here\n\nid: 2026-01-01\nevent: samples\ndata: {\"a\":\ndata: \"é\"}\r\n\r\nevent: progress\ndata:x\r\rdata: y\nid\n\ndata: cut off";
const EVENTS = [
  { event: "samples", data: "{\"a\":\n\"é\"}", lastId: "2026-01-01" },
  { event: "progress", data: "x", lastId: "2026-01-01" },
  { event: "message", data: "y", lastId: "" },
];

describe("server-sent events", () => {
  it("are read with all line ends, several data lines, ids that stay, and comments", async () => {
    expect(await read([bytes(STREAM)])).toEqual(EVENTS);
  });

  it("are the same however the stream is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (lengths) => {
        const all = bytes(STREAM);
        const parts: Uint8Array[] = [];
        for (let from = 0, turn = 0; from < all.length; turn += 1) {
          const length = lengths[turn % lengths.length] ?? 1;
          parts.push(all.subarray(from, from + length));
          from += length;
        }
        expect(await read(parts)).toEqual(EVENTS);
      }),
    );
  });
});
