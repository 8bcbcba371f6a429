import { AppError } from "@/lib/core/errors";
import type { SubmittedSample } from "@/lib/core/formats";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";

/**
 * The language of all samples of a file. Throws AppError invalid_input for a file that mixes some: the figures of each
 * are compared with reference solutions in that language alone, so that one score over two would say nothing.
 */
export function onlyLanguage(samples: readonly SubmittedSample[], fileName: string): Language {
  const present = LANGUAGES.filter((language) => samples.some((sample) => sample.language === language));
  const [only, ...others] = present;
  if (only === undefined) throw new AppError("invalid_input", `${fileName} holds no solution`);
  if (others.length === 0) return only;
  const counts = present.map((language) => `${LANGUAGE_NAMES[language]} (${samples.filter((sample) => sample.language === language).length})`);
  throw new AppError("invalid_input", `${fileName} mixes languages: ${counts.join(", ")}`, {
    hint: "Nothing was queued. Hand in one file per language: a score is about one, among reference solutions in it.",
    faults: present.map((language) => ({ where: firstPlace(samples, language), problem: `the first solution in ${LANGUAGE_NAMES[language]}` })),
  });
}

function firstPlace(samples: readonly SubmittedSample[], language: Language): string {
  return samples.find((sample) => sample.language === language)?.where ?? "";
}
