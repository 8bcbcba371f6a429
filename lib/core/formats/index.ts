export { extractCode } from "./extract-code";
export { parseSubmission, readSubmission, refusalError, type SubmissionFile, type SubmissionReading } from "./parse";
export { syntaxWarnings, type ProgramToCheck, type SyntaxCheck, type SyntaxReport } from "./syntax";
export {
  FORMAT_NAMES,
  MAX_FAULTS,
  MAX_FILE_BYTES,
  MAX_SOLUTION_BYTES,
  type Coverage,
  type FaultKind,
  type ParsedSubmission,
  type Refusal,
  type SubmissionFormat,
  type SubmissionProblem,
  type SubmissionSet,
  type SubmittedSample,
} from "./types";
