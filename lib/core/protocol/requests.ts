import { ByteWriter } from "./bytes";
import { PROTOCOL_MAGIC, PROTOCOL_VERSION, REQUEST, RUN_FLAG } from "./constants";

export interface PrepareRequest {
  language: string;
  source: Uint8Array;
  memoryBytes: number;
  outputBytes: number;
  compileWallNs: number;
  compileMemoryBytes: number;
  compileOutputBytes: number;
}

export interface RunRequest {
  runId: number;
  wallBudgetNs: number;
  sample: boolean;
  trace: boolean;
  stopOnFailure: boolean;
  keepOutput: boolean;
  fresh?: boolean | undefined;
  cases: number[];
}

function request(type: number): ByteWriter {
  return new ByteWriter().u8(type);
}

/** First frame of a connection. The runner answers READY when it is warm. */
export function encodeHello(): Uint8Array {
  return request(REQUEST.hello).u32(PROTOCOL_MAGIC).u16(PROTOCOL_VERSION).frame();
}

/** Compile this source. The runner answers PREPARED. */
export function encodePrepare(p: PrepareRequest): Uint8Array {
  return request(REQUEST.prepare)
    .text(p.language)
    .u64(p.memoryBytes)
    .u64(p.outputBytes)
    .u64(p.compileWallNs)
    .u64(p.compileMemoryBytes)
    .u64(p.compileOutputBytes)
    .span(p.source)
    .frame();
}

/** Announces cases; that many CASE frames follow, in order. The runner answers LOADED after the last. */
export function encodeCases(count: number, totalBytes: number): Uint8Array {
  return request(REQUEST.cases).u32(count).u64(totalBytes).frame();
}

export function encodeCase(index: number, input: Uint8Array): Uint8Array {
  return request(REQUEST.case).u32(index).span(input).frame();
}

function runFlags(r: RunRequest): number {
  return (
    (r.sample ? RUN_FLAG.sample : 0) |
    (r.trace ? RUN_FLAG.trace : 0) |
    (r.stopOnFailure ? RUN_FLAG.stopOnFailure : 0) |
    (r.keepOutput ? RUN_FLAG.keepOutput : 0) |
    (r.fresh ? RUN_FLAG.fresh : 0)
  );
}

/** Runs cases. The runner answers a RESULT for each, then RUN_DONE. */
export function encodeRun(r: RunRequest): Uint8Array {
  const writer = request(REQUEST.run).u32(r.runId).u64(r.wallBudgetNs).u8(runFlags(r)).u32(r.cases.length);
  for (const index of r.cases) writer.u32(index);
  return writer.frame();
}

/** Wipes everything of the submission. The runner answers RESET_DONE. */
export function encodeReset(): Uint8Array {
  return request(REQUEST.reset).frame();
}

/** Stops the run in progress; the runner answers its RUN_DONE. Without effect when no run is in progress. */
export function encodeAbort(): Uint8Array {
  return request(REQUEST.abort).frame();
}
