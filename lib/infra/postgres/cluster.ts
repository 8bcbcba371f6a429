import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Placement } from "@/lib/infra/postgres/placement";
import { BARE_ENVIRONMENT, endStray, runFile } from "@/lib/infra/processes";
import { identify } from "@/lib/infra/state";

export const SUPERUSER = "afterburner";

const credentialsSchema = z.object({ password: z.string(), port: z.number().int().optional() });
export type Credentials = z.output<typeof credentialsSchema>;

const credentialsFile = (dataDir: string): string => path.join(dataDir, "postgres.json");

/** Kept in the installation's data folder, readable by its owner only. */
export async function readCredentials(dataDir: string): Promise<Credentials | undefined> {
  const text = await readFile(credentialsFile(dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : credentialsSchema.parse(JSON.parse(text));
}

export async function writeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  const partial = `${credentialsFile(dataDir)}.${process.pid}`;
  await writeFile(partial, JSON.stringify(credentials), { mode: 0o600 });
  await rename(partial, credentialsFile(dataDir));
}

/** Makes the cluster if there is none. An initdb that is cut short leaves nothing that looks like one. */
export async function ensureCluster(
  placement: Placement,
  dataDir: string,
  onProgress: (line: string) => void,
): Promise<Credentials> {
  const known = await readCredentials(dataDir);
  const exists = await stat(path.join(placement.dataDir, "PG_VERSION")).then(() => true, () => false);
  if (exists && known !== undefined) return known;
  if (exists) {
    throw new AppError("configuration", `There is a database in ${placement.dataDir}, but its password file ${credentialsFile(dataDir)} is gone.`, {
      hint: "Put the file back, or move the database away to begin anew.",
    });
  }
  onProgress("Making a new database cluster");
  const credentials = { password: randomBytes(24).toString("base64url") };
  await initialise(placement, credentials.password);
  await writeCredentials(dataDir, credentials);
  return credentials;
}

async function initialise(placement: Placement, password: string): Promise<void> {
  const partial = `${placement.dataDir}.new`;
  const passwordFile = `${placement.dataDir}.password`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (placement.account !== undefined) {
    const { uid, gid } = placement.account;
    await Promise.all([chown(partial, uid, gid), chown(passwordFile, uid, gid)]);
  }
  try {
    // The builtin locale makes the sort order independent of the host's C library.
    await runFile(
      path.join(placement.nativeDir, "bin", "initdb"),
      [
        `--pgdata=${partial}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--data-checksums",
      ],
      { ...placement.account, cwd: "/", env: BARE_ENVIRONMENT },
    );
  } catch (error) {
    const stderr = (error as { stderr?: string }).stderr?.trim().split("\n").slice(-3).join(" ");
    throw new AppError("database_unavailable", `The database cluster could not be made: ${stderr || String(error)}`, {
      hint: "See that the disk has room and that the folder may be written, or set DATABASE_URL.",
      cause: error,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, placement.dataDir);
}

/**
 * A run that was killed may leave its Postgres running, or a lock file whose process number now belongs
 * to someone else; Postgres itself would refuse to start over either.
 */
export async function clearStalePostmaster(clusterDir: string, onProgress: (line: string) => void): Promise<void> {
  const lockFile = path.join(clusterDir, "postmaster.pid");
  const lock = await readFile(lockFile, "utf8").catch(() => undefined);
  if (lock === undefined) return;
  const pid = Number(lock.split("\n", 1)[0]);
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (commandLine.includes("postgres") && commandLine.includes(clusterDir)) {
    onProgress("Stopping the Postgres that an earlier run left behind");
    await endStray(await identify("postgres", pid), "SIGINT", false);
  } else {
    onProgress("Removing the lock that an earlier run left in the database folder");
  }
  await rm(lockFile, { force: true });
}
