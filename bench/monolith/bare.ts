import { once } from "node:events";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Bench } from "./bench";

/** Starts a fresh interpreter for each line of stdin and waits for it, asleep; nothing else runs beside it. */
const DRIVER = `import json, subprocess, sys, time
for line in sys.stdin:
    request = json.loads(line)
    with open("/tmp/program.py", "w") as file:
        file.write(request["source"])
    started = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    done = subprocess.run(["python3", "-s", "/tmp/program.py"], input=request["input"], capture_output=True, text=True)
    wall = time.clock_gettime_ns(time.CLOCK_MONOTONIC) - started
    print(json.dumps({"wallNs": wall, "status": done.returncode, "stdout": done.stdout.strip()}), flush=True)
`;

const replySchema = z.object({ wallNs: z.number().positive(), status: z.int(), stdout: z.string() });
export type BareRun = z.infer<typeof replySchema>;

export interface Bare {
  /** One program in a fresh interpreter; wall time from its start to its end. */
  run(source: string, input?: string): Promise<BareRun>;
  close(): Promise<void>;
}

/**
 * The bare machine to compare with: the same interpreter from the same image, pinned to the measuring core, without
 * our runner, sampler, limits and filter.
 */
export async function openBare(bench: Bench): Promise<Bare> {
  const container = await bench.docker.createContainer({
    Image: bench.imageTag,
    Entrypoint: ["python3", "-u", "-c", DRIVER],
    Labels: { "afterburner.sandbox": bench.label },
    AttachStdin: true, AttachStdout: true, AttachStderr: true, OpenStdin: true, StdinOnce: true, Tty: false,
    HostConfig: { AutoRemove: true, NetworkMode: "none", CpusetCpus: String(bench.measuringCore) },
  });
  const stream = await container.attach({ stream: true, hijack: true, stdin: true, stdout: true, stderr: true });
  const output = new PassThrough();
  bench.docker.modem.demuxStream(stream, output, process.stderr);
  stream.once("end", () => output.end());
  const lines = createInterface({ input: output })[Symbol.asyncIterator]();
  await container.start();
  return {
    async run(source, input = "") {
      if (!stream.write(`${JSON.stringify({ source, input })}\n`)) await once(stream, "drain");
      const { value, done } = await lines.next();
      if (done) throw new AppError("internal", "The container of the bare runs ended.");
      const reply = replySchema.parse(JSON.parse(value));
      if (reply.status !== 0) throw new AppError("internal", `A program of the benchmark ended with status ${reply.status} in a bare interpreter.`);
      return reply;
    },
    async close() {
      await container.remove({ force: true });
      output.destroy();
    },
  };
}
