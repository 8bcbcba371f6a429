export { contaminationOf, repeatContamination, TOLERANCE } from "./contamination";
export { judgeSample, type JudgeRequest, type JudgingPhase } from "./judge";
export type { CheckOutcome, CheckOutputs, CheckPair } from "./outputs";
export { OFFICIAL, policyForRepeats, ROLLOUT, VERDICT_ONLY, type JudgingPolicy, type RepeatPolicy } from "./policy";
export * from "./schema";
export { DRIFT_TOLERANCE, isSteady, readHostSpeed } from "./yardstick";
