import type { CaseRun, CaseStatus, PeakSource, PrepareResult } from "../measurement";
import { ByteReader, ProtocolError } from "./bytes";
import { MAX_OUTPUT_BYTES, MAX_TRACE_POINTS, REPLY } from "./constants";

export type Reply =
  | { kind: "ready"; version: number; facts: Record<string, string> }
  | { kind: "prepared"; result: PrepareResult }
  | { kind: "loaded" }
  | { kind: "result"; runId: number; run: CaseRun }
  | { kind: "runDone"; runId: number; end: "complete" | "stopped" | "aborted" }
  | { kind: "resetDone" }
  | { kind: "fault"; message: string };

const STATUSES: readonly CaseStatus[] = [
  "ok",
  "nonzero_exit",
  "signalled",
  "wall_limit",
  "memory_limit",
  "output_limit",
  "infrastructure",
];
const PEAK_SOURCES: readonly PeakSource[] = ["cgroup_v2_peak", "cgroup_v1_max_usage", "rss_tree"];
const PREPARE_FAILURES = ["compile_error", "compile_timeout", "compile_output_limit"] as const;
const RUN_ENDS = ["complete", "stopped", "aborted"] as const;

const MAX_FACTS = 64;
const MAX_TEXT_BYTES = 64 * 1024;

/** Programs write what they like to stderr: what is not UTF-8 becomes replacement characters. */
const lenientUtf8 = new TextDecoder("utf-8");

function pick<T>(values: readonly T[], index: number, what: string): T {
  const value = values[index];
  if (value === undefined) throw new ProtocolError(`${index} is no ${what}`);
  return value;
}

function readReady(reader: ByteReader): Reply {
  const version = reader.u16();
  const count = reader.u32();
  if (count > MAX_FACTS) throw new ProtocolError("READY with too many facts");
  const facts: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    const name = reader.text(MAX_TEXT_BYTES);
    facts[name] = reader.text(MAX_TEXT_BYTES);
  }
  return { kind: "ready", version, facts };
}

function readPrepared(reader: ByteReader): Reply {
  const outcome = reader.u8();
  const output = lenientUtf8.decode(reader.span(MAX_OUTPUT_BYTES));
  if (outcome === 0) return { kind: "prepared", result: { ok: true } };
  const reason = pick(PREPARE_FAILURES, outcome - 1, "outcome of PREPARE");
  return { kind: "prepared", result: { ok: false, reason, output } };
}

function readTrace(reader: ByteReader): CaseRun["trace"] {
  const count = reader.u32();
  if (count > MAX_TRACE_POINTS) throw new ProtocolError("a trace with too many points");
  return Array.from({ length: count }, () => ({ tNs: reader.u64(), bytes: reader.u64() }));
}

function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function readExit(reader: ByteReader): Pick<CaseRun, "exitCode" | "signal"> {
  const exitCode = reader.i32();
  const signal = reader.i32();
  return { exitCode: exitCode < 0 ? null : exitCode, signal: signal === 0 ? null : signal };
}

/** Fields in the order of result_encode in sandbox/runner/src/message.c. */
function readResult(reader: ByteReader): Reply {
  const runId = reader.u32();
  const run: CaseRun = {
    caseIndex: reader.u32(),
    status: pick(STATUSES, reader.u8(), "case status"),
    peakSource: pick(PEAK_SOURCES, reader.u8(), "peak source"),
    ...readExit(reader),
    wallNs: reader.u64(),
    cpuNs: reader.u64(),
    peakBytes: reader.u64(),
    integralByteSeconds: reader.f64(),
    integralErrorByteSeconds: reader.f64(),
    sampleCount: reader.u32(),
    maxSampleGapNs: reader.u64(),
    voluntarySwitches: reader.u64(),
    involuntarySwitches: reader.u64(),
    stealNs: reader.u64(),
    stdoutHash: hex(reader.bytes(32)),
    detail: reader.text(MAX_TEXT_BYTES),
    stderrTail: lenientUtf8.decode(reader.span(MAX_TEXT_BYTES)),
    stdout: new Uint8Array(reader.span(MAX_OUTPUT_BYTES)),
    trace: readTrace(reader),
  };
  return { kind: "result", runId, run };
}

function readRunDone(reader: ByteReader): Reply {
  return { kind: "runDone", runId: reader.u32(), end: pick(RUN_ENDS, reader.u8(), "end of a run") };
}

function readBody(type: number, reader: ByteReader): Reply {
  switch (type) {
    case REPLY.ready:
      return readReady(reader);
    case REPLY.prepared:
      return readPrepared(reader);
    case REPLY.loaded:
      return { kind: "loaded" };
    case REPLY.result:
      return readResult(reader);
    case REPLY.runDone:
      return readRunDone(reader);
    case REPLY.resetDone:
      return { kind: "resetDone" };
    case REPLY.fault:
      return { kind: "fault", message: lenientUtf8.decode(reader.span(MAX_TEXT_BYTES)) };
    default:
      throw new ProtocolError(`a frame of unknown type ${type}`);
  }
}

/** Decodes type and body of one frame. Throws ProtocolError. */
export function decodeReply(frame: Uint8Array): Reply {
  const reader = new ByteReader(frame);
  const reply = readBody(reader.u8(), reader);
  reader.finish();
  return reply;
}
