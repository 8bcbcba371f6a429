import { readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { env } from "@/lib/infra/env";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { createDb } from "@/lib/infra/db/client";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { installedTrainerEnvironment, trainingFolder } from "@/lib/infra/training";
import type { PrismaClient, TrainingRun } from "@/lib/generated/prisma/client";
import { makeDataDir, removeDataDir } from "@/tests/support/data-dir";
import type { TestDatabase } from "@/tests/support/database";

/** Where the trainer's packages are installed; null where no test may need them. */
export const trainerEnvironment = await installedTrainerEnvironment(env().DATA_DIR);

/** Lets a worker with a data folder of its own use the packages that are there. */
export async function lendTrainer(dataDir: string): Promise<void> {
  if (trainerEnvironment !== null) await symlink(trainerEnvironment, path.join(dataDir, path.basename(trainerEnvironment)));
}

export interface OwnDatabase extends TestDatabase {
  /** Ends the server as a host that fails does, and starts it again at the same address. */
  kill: () => Promise<() => Promise<void>>;
}

/** A database on a server of its own, which can be killed. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = await makeDataDir();
  const open = () => startEmbeddedPostgres({ dataDir, throwaway: true });
  let server: EmbeddedPostgres = await open();
  await deployMigrations(server.url);
  const db = createDb(server.url);
  return {
    url: server.url,
    db,
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
      await server.exited;
      await server.stop();
      return async () => void (server = await open());
    },
    close: async () => {
      await db.$disconnect();
      await server.stop();
      await removeDataDir(dataDir);
    },
  };
}

export interface WrittenEvent {
  seq: number;
  step: number;
  kind: string;
  data: Record<string, unknown>;
}

/** The events that a run's trainer has written down so far. */
export async function eventsOf(dataDir: string, runId: string): Promise<WrittenEvent[]> {
  const text = await readFile(path.join(trainingFolder(dataDir, runId), "events.jsonl"), "utf8").catch(() => "");
  return text.slice(0, text.lastIndexOf("\n") + 1).split("\n").filter(Boolean).map((line) => JSON.parse(line) as WrittenEvent);
}

/** The process that trains, below the one that holds the attempt. */
export async function trainerPid({ handle }: Pick<TrainingRun, "handle">): Promise<number> {
  const { pid } = handle as { pid: number };
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ")[0]);
}

/** Every event of the file is in the table, once and as it was; and every step counts once in the charts. */
export async function expectAllEvents(db: PrismaClient, dataDir: string, runId: string, steps: number): Promise<void> {
  const rows = await db.trainingEvent.findMany({ where: { runId }, orderBy: { seq: "asc" } });
  const written = await eventsOf(dataDir, runId);
  expect(rows.map(({ seq, step, kind, data }) => ({ seq, step, kind, data }))).toEqual(written.map(({ seq, step, kind, data }) => ({ seq, step, kind, data })));
  const learned = rows.filter(({ kind, isSuperseded, data }) => kind === "metrics" && !isSuperseded && "loss" in (data as object));
  expect(learned.map(({ step }) => step)).toEqual(Array.from({ length: steps }, (_, i) => i + 1));
}
