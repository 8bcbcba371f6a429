import { AppError } from "@/lib/core/errors";

/** In the order in which they run: the quick and the telling ones first. */
export const PARTS = ["lint", "types", "unit", "integration", "trainer", "sandbox", "e2e"] as const;
export type Part = (typeof PARTS)[number];

export interface TestOptions {
  parts: Part[];
  mayInstall: boolean;
  /** Handed to vitest, or to pytest: file names, `-t name`. */
  rest: string[];
}

const isPart = (word: string): word is Part => (PARTS as readonly string[]).includes(word);

/**
 * `npm test -- [part ...] [--no-install] [-- vitest arguments]`; without a part, all of them.
 * @throws AppError `invalid_input` for a word that is no part.
 */
export function parseTestOptions(args: string[]): TestOptions {
  const divider = args.indexOf("--");
  const own = divider === -1 ? args : args.slice(0, divider);
  const words = own.filter((word) => word !== "--no-install");
  const unknown = words.find((word) => !isPart(word));
  if (unknown !== undefined) {
    throw new AppError("invalid_input", `There is no test part "${unknown}".`, {
      hint: `Parts: ${PARTS.join(", ")}. Arguments for vitest (or pytest, of the trainer) follow a second --: npm test -- unit -- tests/unit/infra`,
    });
  }
  return {
    parts: words.length === 0 ? [...PARTS] : PARTS.filter((part) => words.includes(part)),
    mayInstall: !own.includes("--no-install"),
    rest: divider === -1 ? [] : args.slice(divider + 1),
  };
}
