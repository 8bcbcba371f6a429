export { generateHarness } from "./generate";
export { completeGoImports } from "./go-imports";
export { inputLayout, type InputLayout } from "./layout";
export { parseSignature } from "./parse";
export { starterCode } from "./starter";
export type { Parameter, Signature, SignatureReading, ValueType } from "./types";
