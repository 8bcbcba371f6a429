import type { ExecutionJob } from "@/lib/core/jobs";

/** Executions of one job: few enough to spread over workers, many enough that the queue costs nothing. */
const CHUNK = 32;

/** The jobs that do a batch. Each does only what is still open when it comes to it. */
export function chunkJobs(batchId: string, total: number): ExecutionJob[] {
  const count = Math.ceil(total / CHUNK);
  return Array.from({ length: count }, (_, i) => ({ batchId, from: i * CHUNK, to: Math.min((i + 1) * CHUNK, total) }));
}
