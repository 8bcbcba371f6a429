import { AppError } from "@/lib/core/errors";
import type { Account } from "@/lib/infra/postgres/placement";
import { findProgram, runFile } from "@/lib/infra/processes";

const NAME = "postgres";

/** The account that root runs Postgres as, made if missing; undefined when this process is not root. */
export async function postgresAccount(onProgress: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp();
  if (existing !== undefined) return existing;
  const useradd = findProgram("useradd");
  if (useradd === undefined) {
    throw new AppError("configuration", "Postgres refuses to run as root, and there is no `useradd` to make an account for it.", {
      hint: "Run as another user, add a system account named postgres, or set DATABASE_URL.",
    });
  }
  onProgress("Adding the system account postgres, since Postgres refuses to run as root");
  await runFile(useradd, ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME]);
  const made = await lookUp();
  if (made === undefined) {
    throw new AppError("configuration", "The account postgres was added, but the system does not know it.", {
      hint: "Run as another user, or set DATABASE_URL.",
    });
  }
  return made;
}

async function lookUp(): Promise<Account | undefined> {
  const ids = await Promise.all(
    ["-u", "-g"].map((flag) => runFile("id", [flag, NAME]).then((result) => Number(result.stdout), () => NaN)),
  );
  const [uid = NaN, gid = NaN] = ids;
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}
