import type { Capacity } from "@/lib/core/training";
import { BARE_ENVIRONMENT, findProgram, runFile } from "@/lib/infra/processes";

export type Gpu = Capacity["gpus"][number];

const MIB = 1024 ** 2;
const LOOK_MS = 10_000;
const QUERY = ["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"];

/** The NVIDIA GPUs of this host as its driver's own tool names them; none where there is no such tool, or no driver behind it. */
export async function findGpus(): Promise<Gpu[]> {
  const program = findProgram("nvidia-smi");
  if (program === undefined) return [];
  // It fails where it is installed without a driver or a device, as in some base images.
  const listed = await runFile(program, QUERY, { env: BARE_ENVIRONMENT, timeout: LOOK_MS }).catch(() => null);
  return listed === null ? [] : parseGpus(listed.stdout);
}

/** Reads lines such as `NVIDIA H200, 143771`: a name, and its memory in MiB or `[N/A]`. */
export function parseGpus(listing: string): Gpu[] {
  return listing
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const comma = line.lastIndexOf(",");
      const mebibytes = Number(line.slice(comma + 1));
      return { name: line.slice(0, comma).trim(), memoryBytes: Number.isFinite(mebibytes) ? mebibytes * MIB : null };
    });
}
