export { listSubmissions } from "./getSubmission";
