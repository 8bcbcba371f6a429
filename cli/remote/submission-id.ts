import { InvalidArgumentError } from "commander";

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id of a submission, given as such or as the address of its page. */
export function submissionId(text: string): string {
  const id = text.startsWith("http") ? UUID.exec(/\/submissions\/([^/?#]+)/.exec(text)?.[1] ?? "")?.[0] : UUID.exec(text)?.[0];
  if (id !== undefined && (text.startsWith("http") || id === text)) return id.toLowerCase();
  throw new InvalidArgumentError("must be the id of a submission or the address of its page.");
}
