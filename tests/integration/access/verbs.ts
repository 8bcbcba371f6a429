import type { AccountsCtx } from "@/lib/services/context";

/**
 * Who may call a verb, as the row of the table says it:
 * `public` anybody; `account` people with an account, by session or any key; a scope the same, with a key only of that
 * scope; `session` people signed in, never a key; `owner` whose it is (with a key: of scope submit), and admins;
 * `admin` admins (with a key: of scope admin).
 */
export type Need = "public" | "account" | "read" | "submit" | "execute" | "session" | "owner" | "admin";

export interface Target {
  /** A public, scored submission and a public self-reported result of `owner`. */
  submissionId: string;
  reportedId: string;
  executionId: string;
  victimId: string;
  set: string;
  bytes: Uint8Array;
}

export interface Row {
  need: Need;
  /** The module under lib/services, without its ending. */
  module: string;
  input: (target: Target) => unknown;
}

const NOBODY = "019f0000-0000-7000-8000-000000000000";
const REASON = "a reason that is long enough";
const id = (pick: (target: Target) => string, more: object = {}) => (target: Target) => ({ id: pick(target), ...more });
const submission = (more: object = {}) => id((target) => target.submissionId, more);
const reported = (more: object = {}) => id((target) => target.reportedId, more);
const victim = (more: object = {}) => id((target) => target.victimId, more);
const nobody = (more: object = {}) => () => ({ id: NOBODY, ...more });
const fixed = (input: unknown) => () => input;
const DEFAULTS = { defaults: { samplesPerDay: 10, openSubmissions: 1 } };
const LIMIT = { limit: 10 };
async function* oneChunk(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("{}");
}
const TRAINING_PLAN = { method: "sft", model: { kind: "tiny" }, steps: 1, sft: { batch: 8 }, hardware: { device: "cpu", bf16: false } };
const BATCH = { access: "key" as const };

/** Every verb that a page or a route calls. */
export const VERBS: Record<string, Row> = {
  getLeaderboard: { need: "public", module: "leaderboard/getLeaderboard", input: ({ set }) => ({ set }) },
  listProblemSets: { need: "public", module: "problem-sets/listProblemSets", input: fixed({}) },
  pageProblemSets: { need: "public", module: "problem-sets/listProblemSets", input: fixed(LIMIT) },
  listProblems: { need: "public", module: "problems/listProblems", input: ({ set }) => ({ set, ...LIMIT }) },
  getProblem: { need: "public", module: "problems/getProblem", input: ({ set }) => ({ set, slug: "a" }) },
  getExecution: { need: "public", module: "executions/getExecution", input: id((target) => target.executionId) },
  getSubmission: { need: "public", module: "submissions/getSubmission", input: submission() },
  listSubmissions: { need: "public", module: "submissions/listSubmissions", input: fixed(LIMIT) },
  listSamples: { need: "public", module: "submissions/listSamples", input: ({ submissionId }) => ({ submissionId }) },
  getReportedResult: { need: "public", module: "reported-results/getReportedResult", input: reported() },
  listReportedResults: { need: "public", module: "reported-results/listReportedResults", input: fixed(LIMIT) },
  getPublicResult: { need: "public", module: "outputs/getPublicResult", input: submission() },
  listPublished: { need: "public", module: "outputs/listPublished", input: fixed({}) },

  createSubmission: { need: "submit", module: "submissions/createSubmission", input: ({ set, bytes }) => ({ bytes, fileName: "s.jsonl", fields: { set, model: "m", method: "vanilla" } }) },
  previewSubmission: { need: "submit", module: "submissions/previewSubmission", input: ({ set, bytes }) => ({ bytes, fileName: "s.jsonl", set }) },
  reportResult: { need: "submit", module: "reported-results/reportResult", input: ({ set }) => ({ fields: { set, model: "m", method: "vanilla", language: "python3", passAt1: 0.5, sourceUrl: "https://example.org/" } }) },
  publishSubmission: { need: "owner", module: "submissions/publishSubmission", input: submission() },
  unpublishSubmission: { need: "owner", module: "submissions/unpublishSubmission", input: submission() },
  cancelSubmission: { need: "owner", module: "submissions/cancelSubmission", input: submission() },
  updateSubmission: { need: "owner", module: "submissions/updateSubmission", input: submission({ fields: { notes: "n" } }) },
  rerunSubmission: { need: "owner", module: "submissions/rerunSubmission", input: submission({ samples: "lost" }) },
  deleteSubmission: { need: "owner", module: "submissions/deleteSubmission", input: submission() },
  publishReportedResult: { need: "owner", module: "reported-results/publishReportedResult", input: reported() },
  unpublishReportedResult: { need: "owner", module: "reported-results/unpublishReportedResult", input: reported() },
  deleteReportedResult: { need: "owner", module: "reported-results/deleteReportedResult", input: reported() },

  // To everybody but its owner and admins a run, a source or a completion is not there: nobody is told more.
  listIterations: { need: "public", module: "improvement/listIterations", input: submission() },
  listSources: { need: "read", module: "sources/listSources", input: fixed(LIMIT) },
  createEndpoint: { need: "submit", module: "sources/createEndpoint", input: fixed({ name: "n", model: "m", baseUrl: "https://api.example.org/v1", remoteModel: "m" }) },
  createCheckpoint: { need: "submit", module: "sources/createCheckpoint", input: fixed({ fields: { kind: "hub", hubId: "someone/some-model", name: "n", model: "m" } }) },
  mayAddArchive: { need: "submit", module: "sources/createCheckpoint", input: fixed({}) },
  deleteSource: { need: "submit", module: "sources/deleteSource", input: nobody() },
  listRuns: { need: "read", module: "improvement/getRun", input: fixed(LIMIT) },
  getRun: { need: "read", module: "improvement/getRun", input: nobody() },
  listChains: { need: "read", module: "improvement/listChains", input: fixed({ runId: NOBODY }) },
  getChain: { need: "read", module: "improvement/getChain", input: fixed({ runId: NOBODY, problem: "a" }) },
  createRun: { need: "submit", module: "improvement/createRun", input: ({ set }) => ({ fields: { sourceId: NOBODY, set } }) },
  pauseRun: { need: "submit", module: "improvement/changeRun", input: nobody() },
  resumeRun: { need: "submit", module: "improvement/changeRun", input: nobody() },
  cancelRun: { need: "submit", module: "improvement/changeRun", input: nobody() },

  submitBatch: { need: "execute", module: "executions/submitBatch", input: fixed({ ...BATCH, request: { executions: [], deadlineSeconds: 60 }, idempotencyKey: null, queueLimit: 10, retentionMs: 1000 }) },
  submitTask: { need: "execute", module: "executions/submitTask", input: fixed({ ...BATCH, request: { code: "pass", language: "python3", libraries: [], stdin: "", timeout: 1 }, queueLimit: 10, retentionMs: 1000 }) },
  // To everybody but its owner a batch is not there: nobody is told more.
  findBatch: { need: "public", module: "executions/readBatch", input: nobody(BATCH) },
  requireBatch: { need: "public", module: "executions/readBatch", input: nobody(BATCH) },
  readBatch: { need: "public", module: "executions/readBatch", input: nobody({ ...BATCH, after: 0 }) },
  cancelBatch: { need: "public", module: "executions/cancelBatch", input: nobody(BATCH) },
  serviceStatus: { need: "execute", module: "executions/serviceStatus", input: fixed(BATCH) },

  getAccount: { need: "account", module: "accounts/getAccount", input: fixed({}) },
  quotaOf: { need: "submit", module: "submissions/quota", input: fixed(DEFAULTS) },
  listKeys: { need: "read", module: "accounts/listKeys", input: fixed(LIMIT) },
  createKey: { need: "session", module: "accounts/createKey", input: fixed({ name: "k", scopes: ["read"], expiresInDays: 1 }) },
  revokeKey: { need: "session", module: "accounts/revokeKey", input: nobody() },
  listSessions: { need: "session", module: "accounts/listSessions", input: fixed({ sessionId: "s" }) },
  endSession: { need: "session", module: "accounts/endSession", input: nobody() },
  endOtherSessions: { need: "session", module: "accounts/endOtherSessions", input: fixed({ sessionId: "s" }) },
  changePassword: { need: "session", module: "accounts/changePassword", input: fixed({ current: "x", password: "a long new password", sessionId: "s" }) },
  deleteAccount: { need: "session", module: "accounts/deleteAccount", input: fixed({ password: "no password of anybody" }) },
  updateProfile: { need: "session", module: "accounts/updateProfile", input: fixed({ name: "New Name" }) },
  getNoticeSetting: { need: "read", module: "notices/getNoticeSetting", input: fixed({}) },
  listNotices: { need: "read", module: "notices/listNotices", input: fixed(LIMIT) },
  setNoticeSetting: { need: "submit", module: "notices/setNoticeSetting", input: fixed({ byEmail: false, webhookUrl: null }) },
  testWebhook: { need: "submit", module: "notices/testWebhook", input: fixed({}) },

  getOverview: { need: "admin", module: "overview/getOverview", input: fixed(DEFAULTS) },
  listUsers: { need: "admin", module: "accounts/admin/listUsers", input: fixed({}) },
  getUser: { need: "admin", module: "accounts/admin/getUser", input: victim(DEFAULTS) },
  createUser: { need: "admin", module: "accounts/admin/createUser", input: fixed({ name: "New", email: "new@example.org", role: "researcher" }) },
  deleteUser: { need: "admin", module: "accounts/admin/deleteUser", input: victim({ reason: REASON }) },
  setRole: { need: "admin", module: "accounts/admin/setRole", input: victim({ role: "researcher", reason: REASON }) },
  setQuota: { need: "admin", module: "accounts/admin/setQuota", input: victim({ samplesPerDay: 5, openSubmissions: 1, reason: REASON }) },
  banUser: { need: "admin", module: "accounts/admin/banUser", input: victim({ reason: REASON, until: null }) },
  unbanUser: { need: "admin", module: "accounts/admin/unbanUser", input: victim({ reason: REASON }) },
  resetPassword: { need: "admin", module: "accounts/admin/resetPassword", input: victim({ reason: REASON }) },
  endUserSessions: { need: "admin", module: "accounts/admin/endUserSessions", input: victim({ reason: REASON }) },
  revokeUserKeys: { need: "admin", module: "accounts/admin/revokeUserKeys", input: victim({ reason: REASON }) },
  listAllSubmissions: { need: "admin", module: "moderation/listAllSubmissions", input: fixed({}) },
  getModeratedSubmission: { need: "admin", module: "moderation/getModeratedSubmission", input: submission() },
  hideSubmission: { need: "admin", module: "moderation/hideSubmission", input: submission({ reason: REASON }) },
  unhideSubmission: { need: "admin", module: "moderation/unhideSubmission", input: submission({ reason: REASON }) },
  verifySubmission: { need: "admin", module: "moderation/verifySubmission", input: submission({ note: REASON }) },
  unverifySubmission: { need: "admin", module: "moderation/unverifySubmission", input: submission({ reason: REASON }) },
  hideReportedResult: { need: "admin", module: "moderation/hideReportedResult", input: reported({ reason: REASON }) },
  unhideReportedResult: { need: "admin", module: "moderation/hideReportedResult", input: reported({ reason: REASON }) },
  listAudit: { need: "admin", module: "audit/listAudit", input: fixed({}) },
  exportAudit: { need: "admin", module: "audit/exportAudit", input: fixed({}) },
  queueOverview: { need: "admin", module: "queue/queueOverview", input: fixed({}) },
  listJobs: { need: "admin", module: "queue/listJobs", input: fixed({ queue: "judge", ...LIMIT }) },
  retryJobs: { need: "admin", module: "queue/retryJobs", input: fixed({ queue: "judge", state: "failed" }) },
  cancelJobs: { need: "admin", module: "queue/cancelJobs", input: fixed({ queue: "import", state: "waiting", reason: REASON }) },
  pauseQueue: { need: "admin", module: "queue/pauseQueue", input: fixed({ queue: "judge", reason: REASON }) },
  resumeQueue: { need: "admin", module: "queue/resumeQueue", input: fixed({ queue: "judge" }) },
  listWorkers: { need: "admin", module: "workers/listWorkers", input: fixed(LIMIT) },
  setWorkerDrain: { need: "admin", module: "workers/setWorkerDrain", input: fixed({ name: "nobody", drain: true }) },
  listAdminSets: { need: "admin", module: "problem-sets/listAdminSets", input: fixed(LIMIT) },
  getAdminSet: { need: "admin", module: "problem-sets/listAdminSets", input: ({ set }) => ({ slug: set }) },
  setCoverage: { need: "admin", module: "problem-sets/setCoverage", input: ({ set }) => ({ set, ...LIMIT }) },
  requestImport: { need: "admin", module: "problem-sets/requestImport", input: fixed({ source: "someone/some-set", slug: "some-set", name: "Some set" }) },
  receiveImportFile: { need: "admin", module: "problem-sets/importFiles", input: () => ({ name: "s.jsonl", chunks: oneChunk(), maxBytes: 100 }) },
  requestFileImport: { need: "admin", module: "problem-sets/requestImport", input: fixed({ fileId: NOBODY, fields: { slug: "filed", name: "Filed", fileName: "s.jsonl" } }) },
  dropImportFile: { need: "admin", module: "problem-sets/importFiles", input: nobody() },
  getImport: { need: "admin", module: "problem-sets/getImport", input: nobody() },
  listImports: { need: "admin", module: "problem-sets/listImports", input: fixed(LIMIT) },
  cancelImport: { need: "admin", module: "problem-sets/cancelImport", input: nobody() },
  steerCalibration: { need: "admin", module: "calibration/steerCalibration", input: ({ set }) => ({ set, profile: "none", command: "start" }) },
  disableProblem: { need: "admin", module: "problems/disableProblem", input: ({ set }) => ({ set, slug: "none", reason: REASON }) },
  listTrainings: { need: "admin", module: "training/getTraining", input: fixed(LIMIT) },
  getTraining: { need: "admin", module: "training/getTraining", input: nobody() },
  createTraining: { need: "admin", module: "training/createTraining", input: ({ set }) => ({ fields: { name: "n", modelName: "m", set, plan: TRAINING_PLAN } }) },
  stopTraining: { need: "admin", module: "training/changeTraining", input: nobody() },
  resumeTraining: { need: "admin", module: "training/changeTraining", input: nobody() },
  deleteTraining: { need: "admin", module: "training/deleteTraining", input: nobody() },
  readMetrics: { need: "admin", module: "training/readMetrics", input: nobody() },
  exportMetrics: { need: "admin", module: "training/readMetrics", input: nobody() },
  readEvents: { need: "admin", module: "training/readEvents", input: nobody({ kinds: ["status"], ...LIMIT }) },
  readLogTail: { need: "admin", module: "training/readEvents", input: nobody() },
  listCapacity: { need: "admin", module: "training/listCapacity", input: fixed({}) },
  listBaseCheckpoints: { need: "admin", module: "training/evaluateCheckpoint", input: fixed(LIMIT) },
  evaluateCheckpoint: { need: "admin", module: "training/evaluateCheckpoint", input: fixed({ checkpointId: NOBODY }) },
  enableProblem: { need: "admin", module: "problems/disableProblem", input: ({ set }) => ({ set, slug: "none" }) },
};

/** Exports of services that doors use beside verbs: checks, helpers and types' values. */
export const NO_VERBS = new Set(["isAdmin", "requireAdmin", "requireUser", "requireExecutionAccess", "parseInput", "limitRate", "requireSession", "confirmPasswordReset", "limitLinks", "onceByKey", "passwordResetMail", "confirmationMail",
  // By the token of a run: nobody is signed in.
  "recordEvents"]);

export type AnyVerb = (call: { ctx: AccountsCtx; input: unknown }) => Promise<unknown>;
