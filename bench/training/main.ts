import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createDb } from "@/lib/infra/db/client";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { measureIngest } from "./measure";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    writers: { type: "string", default: "4" },
    batch: { type: "string", default: "500" },
    json: { type: "string" },
  },
});

const dataDir = await mkdtemp(path.join(os.tmpdir(), "afterburner-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir, onProgress: () => undefined });
try {
  await deployMigrations(postgres.url, () => undefined);
  const [readers, writers] = [createDb(postgres.url), createDb(postgres.url)];
  const measured = await measureIngest({ readers, writers, seconds: Number(values.seconds), runs: Number(values.writers), batch: Number(values.batch) });
  const report = { at: new Date().toISOString(), node: process.version, cpu: os.cpus()[0]?.model ?? "", cores: os.availableParallelism(), ...measured };
  await Promise.all([readers.$disconnect(), writers.$disconnect()]);
  const text = JSON.stringify(report, null, 2);
  if (values.json === undefined) process.stdout.write(`${text}\n`);
  else await writeFile(values.json, `${text}\n`);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
