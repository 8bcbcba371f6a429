export * from "./folder";
export { localLauncher } from "./local";
export { lastLineOf, shownLog } from "./logTail";
export { findGpus } from "./nvidia";
export { ensureTrainerPython, installedTrainerEnvironment, whyNoTrainerPython } from "./python";
export { rayLauncher } from "./ray";
export { placeWeights } from "./weights";
