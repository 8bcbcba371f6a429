export { refusePickle, requireSafetensors, roleOf } from "./files";
export { checkpointFactsSchema, inspectCheckpoint, servedFiles, weightsOf, type CheckpointFacts, type CheckpointReader } from "./inspect";
