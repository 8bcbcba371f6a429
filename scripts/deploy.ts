import { deployMigrations } from "@/lib/infra/db/deploy";
import { requireDatabaseUrl } from "@/lib/infra/db/url";
import { readEnv } from "@/lib/infra/env";
import { explain } from "./start/explain";
import { tellFirstAdmin } from "./start/first-admin";
import { runNode, tsxArgs } from "@/lib/infra/build/step";

const say = (line: string): boolean => process.stdout.write(`· ${line}\n`);

/** Applies the migrations, seeds the database of DATABASE_URL and makes the first admin: the set-up step of compose.yaml. */
async function main(): Promise<void> {
  const url = await requireDatabaseUrl(readEnv());
  const { applied } = await deployMigrations(url, say);
  say(applied.length === 0 ? "The database is up to date" : `Applied ${applied.length} migrations`);
  await runNode(tsxArgs("prisma/seed.ts"), { what: "Seeding the database", env: { DATABASE_URL: url }, show: true });
  const env = readEnv();
  await tellFirstAdmin({ ...env, DATABASE_URL: url }, env.PUBLIC_URL ?? "the web app");
}

await main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exitCode = 1;
});
