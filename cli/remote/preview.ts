import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/core/problem";
import { printable } from "../support/text";
import type { PreviewAnswer } from "./answers";

const MOST_NAMED = 20;

/** Name and value of what a server says of a file before it is submitted. */
export function previewRows(preview: PreviewAnswer): [string, string][] {
  const languages = LANGUAGES.filter((language) => (preview.languages[language] ?? 0) > 0).map((language) => LANGUAGE_NAMES[language]);
  return [
    ["format", preview.format],
    ["samples", `${preview.samples} in ${languages.join(", ")}`],
    ["problems", `${preview.problems}, of which ${preview.scorable} can be scored`],
    ...named("missing", preview.missing),
    ...(preview.duplicateOf === null ? [] : [["same as", `submission ${preview.duplicateOf.id} of ${printable(preview.duplicateOf.modelName)}, ${preview.duplicateOf.state}`] as [string, string]]),
    ...(preview.quota?.leftToday == null ? [] : [["quota", `${preview.quota.leftToday} of ${preview.quota.samplesPerDay} samples left until ${preview.quota.resetsAt}`] as [string, string]]),
    ...preview.warnings.map((warning): [string, string] => ["mind", printable(warning)]),
  ];
}

function named(name: string, items: readonly string[]): [string, string][] {
  if (items.length === 0) return [];
  const more = items.length > MOST_NAMED ? `, and ${items.length - MOST_NAMED} more` : "";
  return [[name, `${items.length}: ${items.slice(0, MOST_NAMED).map(printable).join(", ")}${more}`]];
}
