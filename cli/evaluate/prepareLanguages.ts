import { isAppError, type AppError } from "@/lib/core/errors";
import type { Sandbox } from "@/lib/core/measurement";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";
import type { Progress } from "../support/progress";
import type { LocalJob } from "./judgeLocally";

/** The languages of some jobs, in the order of LANGUAGES. */
export function languagesOfJobs(jobs: readonly LocalJob[]): Language[] {
  return LANGUAGES.filter((language) => jobs.some((job) => job.language === language));
}

/**
 * Makes the sandbox ready for each language, so that no image is built between two measurements. Gives the languages
 * that this host cannot run, with the reason. Throws that reason when it can run none of them.
 */
export async function prepareLanguages(sandbox: Sandbox, languages: readonly Language[], progress: Progress): Promise<Map<Language, AppError>> {
  const failures = new Map<Language, AppError>();
  for (const language of languages) {
    try {
      await sandbox.profile(language);
    } catch (error) {
      if (!isAppError(error)) throw error;
      failures.set(language, error);
      if (failures.size === languages.length) throw error;
      progress.say(`${LANGUAGE_NAMES[language]} cannot be measured on this host: ${error.message}`);
    }
  }
  return failures;
}
