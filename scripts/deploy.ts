import { deployMigrations } from "@/lib/infra/db/deploy";
import { requireDatabaseUrl } from "@/lib/infra/db/url";
import { readEnv } from "@/lib/infra/env";
import { explain } from "./start/explain";
import { runNode, tsxArgs } from "./start/step";

const say = (line: string): boolean => process.stdout.write(`· ${line}\n`);

/** Applies the migrations and seeds the database of DATABASE_URL: the set-up step of compose.yaml. */
async function main(): Promise<void> {
  const url = await requireDatabaseUrl(readEnv());
  const { applied } = await deployMigrations(url, say);
  say(applied.length === 0 ? "The database is up to date" : `Applied ${applied.length} migrations`);
  await runNode(tsxArgs("prisma/seed.ts"), { what: "Seeding the database", env: { DATABASE_URL: url }, show: true });
}

await main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exitCode = 1;
});
