import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Bench } from "./bench";

/** Without it Docker's client would take the line for an answer of the daemon and parse it itself. */
const REPORT_MARK = "report ";

/**
 * The method of the original, written anew: a container for each run, in which a shell starts the program and, on
 * the same core, reads its memory map and the clock in a loop until it is gone. It spends more than this does: the
 * program is handed over in the environment instead of being copied in, and there is no network to set up.
 */
const SCRIPT = `
printf '%s' "$PROGRAM" > /tmp/program.py
samples=0; peak=0; sum=0
started=$(date +%s%N)
python3 /tmp/program.py > /tmp/output 2> /tmp/errors &
pid=$!
while kill -0 $pid 2> /dev/null; do
  rss=$(awk '/^Rss:/ { kilobytes += $2 } END { print kilobytes + 0 }' /proc/$pid/smaps 2> /dev/null)
  at=$(date +%s%N)
  samples=$((samples + 1))
  if [ "\${rss:-0}" -gt "$peak" ]; then peak=$rss; fi
  sum=$((sum + peak))
done
wait $pid; status=$?
ended=$(date +%s%N)
printf '${REPORT_MARK}{"status":%d,"wallNs":%d,"samples":%d,"peakKib":%d,"stdout":"%s"}' $status $((ended - started)) $samples $peak "$(head -c 200 /tmp/output | tr -d '\\n')"
`;

const reportSchema = z.object({
  status: z.int(),
  wallNs: z.number().positive(),
  samples: z.int(),
  peakKib: z.number(),
  stdout: z.string(),
});

export interface OriginalRun extends z.infer<typeof reportSchema> {
  /** From asking for the container until it is removed, by our clock. */
  wholeMs: number;
}

/** One run of a program by that method. Throws AppError internal where it does not end well. */
export async function runAsOriginal(bench: Bench, source: string): Promise<OriginalRun> {
  const startedMs = performance.now();
  const container = await bench.docker.createContainer({
    Image: bench.imageTag,
    Entrypoint: ["bash", "-c", SCRIPT],
    Env: [`PROGRAM=${source}`],
    Labels: { "afterburner.sandbox": bench.label },
    // A terminal, so that what the container says comes without frames.
    Tty: true,
    HostConfig: { NetworkMode: "none", CpusetCpus: String(bench.measuringCore) },
  });
  try {
    await container.start();
    await container.wait();
    const said = (await container.logs({ stdout: true })).toString("utf8").trim().slice(REPORT_MARK.length);
    await container.remove({ force: true });
    const wholeMs = performance.now() - startedMs;
    const report = reportSchema.parse(JSON.parse(said));
    if (report.status !== 0) throw new AppError("internal", `A program of the benchmark ended with status ${report.status} in a container of its own.`);
    return { ...report, wholeMs };
  } catch (error) {
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
}
