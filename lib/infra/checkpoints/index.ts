export { requireSpace, unpackCheckpoint } from "./archive";
export { inspectFolder, inspectPath } from "./folder";
export { downloadFromHub, inspectOnHub, type HubOptions } from "./hub";
export { sweepCheckpoints } from "./sweep";
export { folderOf, newArchiveKey, removeCheckpoint, uploadFolder, type StoredCheckpoint } from "./store";
