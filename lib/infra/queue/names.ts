export const JUDGE_QUEUE = "judge";
export const SCORE_QUEUE = "score";
export const EXECUTION_QUEUE = "execute";
export const GENERATE_QUEUE = "generate";
export const IMPORT_QUEUE = "import";
export const NOTICE_QUEUE = "notify";
