import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import type { Env } from "@/lib/infra/env";
import { holdLock } from "@/lib/infra/postgres/lock";
import { endStray, isPortFree } from "@/lib/infra/processes";
import { clearState, isAlive, readState } from "@/lib/infra/state";

/**
 * Makes sure that this data folder has no other supervisor, and ends what a killed one left running.
 * @returns gives the folder back
 * @throws AppError `conflict` when Afterburner runs already or the port is taken.
 */
export async function claimInstance(env: Env, port: number, say: (line: string) => void): Promise<() => Promise<void>> {
  await mkdir(env.DATA_DIR, { recursive: true });
  const state = await readState(env.DATA_DIR);
  if (state !== undefined && (await isAlive(state.supervisor))) {
    throw new AppError("conflict", `Afterburner already runs at ${state.url} (process ${state.supervisor.pid}).`, {
      hint: "Use that one, stop it with Ctrl-C, or give this one another folder with DATA_DIR.",
    });
  }
  const release = await holdLock(path.join(env.DATA_DIR, "start.lock"), "data folder");
  for (const stray of state?.children ?? []) {
    if (!(await isAlive(stray))) continue;
    say(`Stopping the ${stray.name} that an earlier run left behind`);
    await endStray(stray, "SIGTERM", true);
  }
  await clearState(env.DATA_DIR);
  if (!(await isPortFree(port))) {
    await release();
    throw new AppError("conflict", `Port ${port} is in use by another program.`, {
      hint: "Choose another: npm start -- --port N",
    });
  }
  return async () => {
    await clearState(env.DATA_DIR);
    await release();
  };
}
