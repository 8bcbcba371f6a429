export { loadProblemSet } from "./load-problem-set";
export { readParquetRows } from "./parquet-upload";
export { readSubmissionFile } from "./submission-file";
export type { LoadedProblemSet, LoadProblemSetOptions, ProblemSetLayout } from "./types";
