export { refusePickle, requireSafetensors, roleOf, SAFETENSORS_ALONE } from "./files";
export { checkpointFactsSchema, inspectCheckpoint, servedFiles, weightsOf, type CheckpointFacts, type CheckpointReader } from "./inspect";
