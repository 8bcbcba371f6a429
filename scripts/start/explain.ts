import { isAppError } from "@/lib/core/errors";

const SYSTEM: Record<string, string> = {
  ENOSPC: "The disk is full. Free some space and start again.",
  EDQUOT: "The disk quota is used up. Free some space and start again.",
  EROFS: "The file system is read-only. Clone the project to a place that can be written.",
  EACCES: "This user lacks a right. Give it, or run as another user.",
  EPERM: "This user lacks a right. Give it, or run as another user.",
  EMFILE: "Too many files are open. Raise the limit (ulimit -n) and start again.",
  ENOMEM: "There is not enough memory. Free some and start again.",
};

/** What a person is told when a script fails: no stack where the cause is theirs to mend. */
export function explain(error: unknown): string {
  if (isAppError(error)) return [error.message, error.hint].filter(Boolean).join("\n");
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : SYSTEM[code];
  if (known !== undefined) return `${known}\n(${path ?? error.message})`;
  return error.stack ?? error.message;
}
