export { complete, MOST_ATTEMPTS, type CompletionOutcome, type CompletionRequest, type ModelEndpoint } from "./complete";
