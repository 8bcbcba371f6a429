export { beyond, mercuryBeyond, type BeyondRule } from "./beyond";
export * from "./metrics";
export * from "./noise";
export { meanPassAtK, passAtK, type PassCount } from "./passAtK";
export { scoreProblem, type CalibratedProblem, type ScorableExecution } from "./problemScore";
export {
  pairedDifference,
  rankEntries,
  type PairedDifference,
  type RankedEntry,
  type RankEntry,
  type Ranking,
} from "./ranks";
export { estimateMean, RESAMPLE_COUNT, RESAMPLE_SEED, resamplesFor, type Estimate } from "./resampling";
export * from "./score";
export { scoreSubmission, type Calibration } from "./scoreSubmission";
export { pairwiseWinRate, type AcceptedFigures, type WinRate } from "./winRate";
