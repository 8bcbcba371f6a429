export { ByteReader, ByteWriter, ProtocolError } from "./bytes";
export * from "./constants";
export { FrameDecoder } from "./frames";
export { decodeReply, type Reply } from "./replies";
export {
  encodeAbort,
  encodeCase,
  encodeCases,
  encodeHello,
  encodePrepare,
  encodeReset,
  encodeRun,
  type PrepareRequest,
  type RunRequest,
} from "./requests";
