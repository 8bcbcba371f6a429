import type { RunName } from "./seed";
import type { Estimate, Summary } from "./report";

export interface Finding {
  claim: string;
  holds: boolean;
  /** The figures that it rests on. */
  figures: string;
}

export type AfterAndBefore = Partial<Record<RunName, { before: Summary; after: Summary }>>;

const METRICS_OF_SUCCESS = ["fastShare", "beyondI"] as const;

/** What the proof is to show, held against what was measured. */
export function findings(methods: AfterAndBefore): Finding[] {
  const { sft, dpo, grpo, grpoShuffledControl: control, sft2x, dpo2x } = methods;
  const found: Finding[] = [];
  for (const metric of METRICS_OF_SUCCESS) {
    if (grpo && dpo) found.push(isAbove(`GRPO's ${metric} lies above DPO's`, grpo.after[metric], dpo.after[metric]));
    if (grpo && sft) found.push(isAbove(`GRPO's ${metric} lies above SFT's`, grpo.after[metric], sft.after[metric]));
    if (sft && sft2x) found.push(isNotAbove(`SFT's ${metric} levels off: twice the steps do not raise it`, sft2x.after[metric], sft.after[metric]));
    if (dpo && dpo2x) found.push(isNotAbove(`DPO's ${metric} levels off: twice the steps do not raise it`, dpo2x.after[metric], dpo.after[metric]));
  }
  for (const metric of ["fastShare", "reward"] as const) {
    if (control) found.push(isNotAbove(`the control's ${metric} does not rise`, control.after[metric], control.before[metric]));
  }
  return found;
}

/** With intervals apart. */
function isAbove(claim: string, one: Estimate, other: Estimate): Finding {
  return { claim, holds: one.lo !== null && other.hi !== null && one.lo > other.hi, figures: `${inWords(one)} against ${inWords(other)}` };
}

/** Within the intervals. */
function isNotAbove(claim: string, one: Estimate, other: Estimate): Finding {
  return { claim, holds: one.lo !== null && other.hi !== null && one.lo <= other.hi, figures: `${inWords(one)} against ${inWords(other)}` };
}

export function inWords({ mean, lo, hi }: Estimate): string {
  return lo === null || hi === null ? mean.toFixed(2) : `${mean.toFixed(2)} (${lo.toFixed(2)} to ${hi.toFixed(2)})`;
}
