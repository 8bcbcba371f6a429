import type { SampleRow } from "../views/submissions";
import type { Column } from "./table";

/** The samples of a submission with verdict and figures; those of anything but AC have none. Beyond is a share from 0 to 1. */
export const SAMPLE_COLUMNS: readonly Column<SampleRow>[] = [
  { name: "sample_id", type: "text", value: (row) => row.sampleId },
  { name: "problem", type: "text", value: (row) => row.problemSlug },
  { name: "title", type: "text", value: (row) => row.problemTitle },
  { name: "position", type: "integer", value: (row) => row.position },
  { name: "language", type: "text", value: (row) => row.language },
  { name: "verdict", type: "text", value: (row) => row.verdict },
  { name: "reason", type: "text", value: (row) => row.reason },
  { name: "wall_ns", type: "integer", value: (row) => whole(row.figures?.wallNs) },
  { name: "cpu_ns", type: "integer", value: (row) => whole(row.figures?.cpuNs) },
  { name: "peak_bytes", type: "integer", value: (row) => whole(row.figures?.peakBytes) },
  { name: "integral_byte_seconds", type: "float", value: (row) => row.figures?.integralByteSeconds ?? null },
  { name: "beyond_t", type: "float", value: (row) => row.beyond?.t ?? null },
  { name: "beyond_m", type: "float", value: (row) => row.beyond?.m ?? null },
  { name: "beyond_i", type: "float", value: (row) => row.beyond?.i ?? null },
  { name: "execution_id", type: "text", value: (row) => row.executionId },
];

function whole(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value);
}
