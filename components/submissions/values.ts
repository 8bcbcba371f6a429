import type { SubmissionView } from "@/lib/core/views/submissions";

/** What is said of a submission, as a form's fields hold it. */
export function valuesOf({ model, method, iteration, decoding, costUsd, notes }: SubmissionView): Record<string, string> {
  const said = { model: model.name, method, iteration, decoding, link: model.link, licence: model.licence, sizeBillions: model.sizeBillions, openWeights: model.openWeights, costUsd, notes };
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value === null ? "" : String(value)]));
}
