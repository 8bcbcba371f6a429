import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { stopCalibration } from "@/lib/services/calibration/stopCalibration";
import { calibrationProgress } from "@/lib/services/calibration/calibrationProgress";
import { env } from "@/lib/infra/env";
import { forgetReferenceSpeeds } from "@/lib/infra/reference-speeds";
import type { Ctx } from "@/lib/services/context";
import { findCurrentSet } from "@/lib/services/problem-sets/findCurrentSet";
import { withContext } from "../support/context";
import { language } from "../support/options";
import { createProgress, type Progress } from "../support/progress";
import type { Configure } from ".";

interface CalibrateOptions {
  set?: string;
  language: Language;
  newReference?: boolean;
  stop?: boolean;
  follow: boolean;
}

const POLL_MS = 1_000;

/** `afterburner calibrate --set SLUG`: starts or resumes the calibration in a language on the running worker's profile for it. */
export const calibrate: Configure = (command) => {
  command
    .option("--set <slug>", "problem set")
    .option("--language <language>", `one of ${LANGUAGES.join(", ")}`, language, "python3")
    .option("--new-reference", "forget the reference speed of this host: the worker takes a new one at its next start and measures the references anew")
    .option("--stop", "stop a running calibration; what is measured stays")
    .option("--no-follow", "do not wait for the end")
    .action(async (options: CalibrateOptions) => {
      const progress = createProgress();
      if (options.newReference) {
        await forgetReferenceSpeeds(env().DATA_DIR);
        progress.say("the reference speed of this host is forgotten; restart Afterburner, and its worker takes a new one");
        return;
      }
      const { set } = options;
      if (set === undefined) return command.error("error: calibrate needs --set SLUG, or --new-reference");
      await withContext(progress, (ctx) => run(ctx, progress, { ...options, set }));
    });
};

async function run(ctx: Ctx, progress: Progress, options: CalibrateOptions & { set: string }): Promise<void> {
  const set = await findCurrentSet(ctx.db, options.set);
  const profileId = await profileOfWorker(ctx, options.language);
  const name = `${set.name} in ${LANGUAGE_NAMES[options.language]}`;
  const key = { setId: set.id, profileId };
  if (options.stop) {
    const { stopped } = await stopCalibration({ ctx, input: key });
    progress.say(stopped ? `the calibration of ${name} is stopped` : `no calibration of ${name} is running`);
    return;
  }
  const { total, queued } = await startCalibration({ ctx, input: key });
  progress.say(queued > 0 ? `${queued} of ${total} reference solutions of ${name} are queued` : `the calibration of ${name} has been started before`);
  if (options.follow) await follow(ctx, progress, key);
}

async function profileOfWorker(ctx: Ctx, language: Language): Promise<string> {
  const worker = await ctx.db.worker.findFirst({ where: { kind: "judge", profileHash: { not: null } }, orderBy: { heartbeatAt: "desc" } });
  if (!worker) throw new AppError("sandbox_unavailable", "no judge worker is running, so nothing would measure", { hint: "Start Afterburner with `npm start` first." });
  const profile = await ctx.db.measurementProfile.findFirst({ where: { language, hash: { in: worker.profiles } }, select: { id: true } });
  if (profile) return profile.id;
  const reason = z.record(z.string(), z.string()).parse(worker.unavailable)[language];
  throw new AppError("sandbox_unavailable", reason ?? `The worker has no sandbox for ${LANGUAGE_NAMES[language]}: nothing needs it yet.`, {
    hint: "A worker makes it ready for the languages of the imported sets' reference solutions and of open submissions.",
  });
}

async function follow(ctx: Ctx, progress: Progress, key: { setId: string; profileId: string }): Promise<void> {
  for (;;) {
    const state = await calibrationProgress({ ctx, input: key });
    if (!state || state.state !== "running") {
      progress.say(`calibration is ${state?.state ?? "gone"}: ${state?.done ?? 0} of ${state?.total ?? 0} measured, ${state?.failed ?? 0} not accepted`);
      return;
    }
    const left = state.secondsLeft === null ? "" : `, about ${Math.ceil(state.secondsLeft / 60)} min left`;
    progress.update(`${state.done} of ${state.total} measured${left}`);
    await delay(POLL_MS);
  }
}
