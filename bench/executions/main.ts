import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { env } from "@/lib/infra/env";
import { readState } from "@/lib/infra/state";
import { runBatch } from "./batch";
import { watchMemory, type ProcessOf } from "./memory";
import { executeInTurn, executeSideBySide } from "./monolith";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: `http://localhost:${env().PORT}` },
    count: { type: "string", default: "1024" },
    rounds: { type: "string", default: "3" },
    pid: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
  },
});

/** Processes whose memory is watched: those named by `--pid web=123`, else those of the instance of DATA_DIR. */
async function processes(): Promise<ProcessOf[]> {
  if (values.pid.length > 0) {
    return values.pid.map((pair) => {
      const [name = "", pid = ""] = pair.split("=");
      return { name, pid: Number(pid) };
    });
  }
  return (await readState(env().DATA_DIR))?.children ?? [];
}

const count = Number(values.count);
const memory = watchMemory(await processes());
// The first one wakes everything up: connections, containers, caches.
await runBatch(values.url, 64);
memory.mark("warm");
const rounds = [];
for (let round = 1; round <= Number(values.rounds); round++) {
  rounds.push(await runBatch(values.url, count));
  memory.mark(`batch ${round}`);
}
const report = {
  url: values.url,
  batches: rounds,
  execute: { inTurn: await executeInTurn(values.url, 50), sideBySide: await executeSideBySide(values.url, 256, 32) },
  memoryMib: memory.stop(),
};
const text = JSON.stringify(report, null, 2);
if (values.json === undefined) process.stdout.write(`${text}\n`);
else await writeFile(values.json, `${text}\n`);
