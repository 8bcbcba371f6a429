import { InvalidArgumentError } from "commander";
import { parseLanguage } from "@/lib/core/datasets/languages";
import { LANGUAGES, type Language } from "@/lib/core/problem";

/** Parsers of option values. Each throws InvalidArgumentError, which commander prints with the option's name. */

export function language(name: string): Language {
  const known = parseLanguage(name);
  if (known) return known;
  throw new InvalidArgumentError(`must be one of ${LANGUAGES.join(", ")}.`);
}

export function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("must be a number.");
}

export function atLeastOne(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("must be a whole number from 1 on.");
}
