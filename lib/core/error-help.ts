import type { ErrorCode } from "./errors";

/** What each code means and what a program does about it, for people who write one. */
export const ERROR_HELP: Record<ErrorCode, string> = {
  invalid_input: "A field, a parameter or the body is not valid. `faults` names each; correct them and send it again.",
  unsupported_format: "The file is in no format of submissions that is known, or cannot be decoded.",
  unsupported_media_type: "The body is not of a type that is read at this address; mostly application/json is meant.",
  too_large: "The body, the file or what was asked for is larger than the limit that the message names.",
  unknown_problem: "The file names problems that are not in the set.",
  not_found: "There is nothing at this address, or nothing that you may see. What is private is not told apart from what is not there.",
  method_not_allowed: "The address does not take this method; `Allow` says which it takes.",
  conflict: "The present state does not allow it: an Idempotency-Key was used for another request, or what is to be changed has changed.",
  unauthenticated: "It needs an account: send an API key as `Authorization: Bearer ab_…`, or sign in. Also for a key that is unknown, expired or revoked.",
  forbidden: "The account, or the scopes of the key, do not allow it.",
  rate_limited: "A quota or the queue is full. `Retry-After` says in how many seconds it is worth another try.",
  not_scorable: "Nothing in it can be scored: the problems lack test cases or reference solutions in the language.",
  not_calibrated: "The reference solutions of the set are not measured yet on the present profile.",
  profile_mismatch: "Figures of two measurement profiles cannot be compared.",
  cancelled: "It was cancelled before it was done.",
  deadline_exceeded: "It was not done by its deadline.",
  database_unavailable: "The database does not answer. Try again after `Retry-After`.",
  sandbox_unavailable: "No sandbox can run or measure it now. It says nothing about the program.",
  host_drifted: "The measuring host is not at its reference speed, and measures nothing until it is.",
  upstream_unavailable: "Another service that is needed for it does not answer.",
  configuration: "This installation is not configured for it; its admin has to do something.",
  internal: "A fault of ours, logged under the id in the message.",
};
