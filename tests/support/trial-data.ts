import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Real data that lies beside the repository where somebody has put it; tests that need it are skipped elsewhere. */
const root = process.env.AFTERBURNER_TRIAL_DATA ?? path.resolve(import.meta.dirname, "../../../shared/data");

export const hasTrialData = existsSync(path.join(root, "venus/venus_python.jsonl"));
export const trialDataNote = hasTrialData ? "" : " (skipped: no trial data beside the repository)";

export function trialPath(name: string): string {
  return path.join(root, name);
}

export function trialText(name: string): string {
  return readFileSync(trialPath(name), "utf8");
}

export function trialRows(name: string): Record<string, unknown>[] {
  const lines = trialText(name).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
