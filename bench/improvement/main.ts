import { writeFile } from "node:fs/promises";
import os from "node:os";
import { parseArgs } from "node:util";
import { measureRun, type Measured } from "./measure";

const { values } = parseArgs({
  options: {
    problems: { type: "string", default: "3,300" },
    iterations: { type: "string", default: "10" },
    rounds: { type: "string", default: "60" },
    json: { type: "string" },
  },
});

const say = (line: string): boolean => process.stderr.write(`· ${line}\n`);
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
const runs: Measured[] = [];
for (const problems of values.problems.split(",").map(Number)) {
  const measured = await measureRun({ problems, iterations: Number(values.iterations), rounds: Number(values.rounds) }, say, interrupted.signal);
  runs.push(measured);
  const { generate, web } = measured.memoryMib;
  say(`${problems} problems: ${measured.completions} completions in ${measured.seconds} s; generate worker ${generate.ready} to ${generate.peak} MiB (alive at most ${generate.alive ?? "unknown"}), web app ${web.ready} to ${web.peak} MiB`);
}
const report = { at: new Date().toISOString(), node: process.version, cpu: os.cpus()[0]?.model ?? "", runs };
const text = JSON.stringify(report, null, 2);
if (values.json === undefined) process.stdout.write(`${text}\n`);
else await writeFile(values.json, `${text}\n`);
