import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { METHODS } from "@/lib/core/views/common";
import { createDb } from "@/lib/infra/db/client";
import { requireDatabaseUrl } from "@/lib/infra/db/url";
import { env } from "@/lib/infra/env";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { loadProblemSet, readParquetRows } from "@/lib/infra/sources";
import type { Ctx } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";

const STARTER = "starter";
const FOLDER = path.join(process.cwd(), "problems");

const exampleSchema = z.object({
  file: z.string().regex(/^[\w.-]+$/),
  model: z.object({ name: z.string(), note: z.string() }),
  method: z.enum(METHODS),
  iteration: z.number().int().nullable(),
});

/** Imports the bundled problem set and queues its example submissions; what is there already stays as it is. */
async function seed(ctx: Ctx): Promise<void> {
  const imported = await loadProblemSet({ source: path.join(FOLDER, "starter.jsonl.gz"), kind: "venus" });
  const result = await importProblemSet({
    ctx,
    input: { slug: STARTER, name: "Starter", kind: "starter", source: "bundled", revision: null, imported },
  });
  if (result.created) process.stdout.write(`imported the starter set: ${result.problems} problems\n`);
  const examples = z.array(exampleSchema).parse(JSON.parse(await readFile(path.join(FOLDER, "examples/index.json"), "utf8")));
  for (const example of examples) await submitExample(ctx, result.setId, example);
}

/** One submission an example and version of the set: the key keeps a second start from making another. */
async function submitExample(ctx: Ctx, setId: string, example: z.infer<typeof exampleSchema>): Promise<void> {
  const bytes = await readFile(path.join(FOLDER, "examples", example.file));
  await createSubmission({
    ctx,
    input: {
      bytes,
      fileName: example.file,
      fields: { set: STARTER, model: example.model.name, method: example.method, iteration: example.iteration, notes: example.model.note },
      origin: "example",
      idempotencyKey: `example:${setId}:${example.file}`,
    },
  });
}

const databaseUrl = await requireDatabaseUrl(env());
const db = createDb(databaseUrl, { maxConnections: 4 });
const boss = await startBoss({ connectionString: databaseUrl, supervise: false, onError: (error) => process.stderr.write(`queue: ${error.message}\n`) });
try {
  await seed({ db, queue: createJobQueue(boss), actor: { kind: "system", name: "seed" }, readParquet: readParquetRows, now: () => new Date() });
} finally {
  await boss.stop({ graceful: false, close: true });
  await db.$disconnect();
}
