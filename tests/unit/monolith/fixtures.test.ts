import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import {
  decodeReply,
  encodeAbort,
  encodeCase,
  encodeCases,
  encodeHello,
  encodePrepare,
  encodeReset,
  encodeRun,
  FrameDecoder,
} from "@/lib/core/protocol";

/** The runner's own `make check` reads the same files: both sides must agree on every byte. */
function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../sandbox/fixtures/${name}.bin`, import.meta.url));
}

const utf8 = new TextEncoder();

const requests: [string, Uint8Array][] = [
  ["hello", encodeHello()],
  [
    "prepare",
    encodePrepare({
      language: "python3",
      source: utf8.encode("print('hé')\n"),
      memoryBytes: 1_073_741_824,
      outputBytes: 16_777_216,
      compileWallNs: 30e9,
      compileMemoryBytes: 536_870_912,
      compileOutputBytes: 33_554_432,
    }),
  ],
  ["cases", encodeCases(3, 77)],
  ["case", encodeCase(2, utf8.encode("[1,2]\n3\n"))],
  [
    "run",
    encodeRun({
      runId: 7,
      wallBudgetNs: 10e9,
      sample: true,
      trace: false,
      stopOnFailure: true,
      keepOutput: false,
      cases: [0, 2, 1],
    }),
  ],
  ["reset", encodeReset()],
  ["abort", encodeAbort()],
];

describe("golden protocol fixtures", () => {
  it.each(requests)("the host writes %s exactly as the runner's tests read it", (name, frame) => {
    expect(Buffer.from(frame)).toEqual(fixture(name));
  });

  it("the host reads a result exactly as the runner writes it", () => {
    const [frame] = new FrameDecoder().push(fixture("result"));
    expect(frame && decodeReply(frame)).toEqual({
      kind: "result",
      runId: 7,
      run: {
        caseIndex: 2,
        status: "signalled",
        peakSource: "rss_tree",
        exitCode: null,
        signal: 9,
        wallNs: 1_500_000,
        cpuNs: 1_400_000,
        peakBytes: 12_582_912,
        integralByteSeconds: 17_301.504,
        integralErrorByteSeconds: 0.5,
        sampleCount: 16,
        maxSampleGapNs: 100_250,
        voluntarySwitches: 3,
        involuntarySwitches: 1,
        stealNs: 10_000_000,
        stdoutHash: createHash("sha256").update("42\n").digest("hex"),
        detail: "",
        stderrTail: "oh no\n",
        stdout: new Uint8Array(utf8.encode("42\n")),
        trace: [
          { tNs: 0, bytes: 10_485_760 },
          { tNs: 1_500_000, bytes: 12_582_912 },
        ],
      },
    });
  });
});
