import { createProgress } from "../support/progress";
import { EXIT } from "../support/exit-codes";
import { note, printJson, printLine, type Io } from "../support/io";
import { columns } from "../support/text";
import { submissionAnswer, type SubmissionAnswer } from "./answers";
import type { Client } from "./client";
import { progressLine, submissionRows } from "./describe";
import { follow } from "./follow";

/**
 * Follows a submission with its progress on stderr. Ctrl-C leaves it alone and says how to come back.
 * @returns the ended submission, or null after Ctrl-C; the exit code is set for a submission that failed or was cancelled
 */
export async function followAloud(io: Io, client: Client, id: string): Promise<SubmissionAnswer | null> {
  const progress = createProgress(io.stderr, io.nowMs);
  const left = new AbortController();
  const forget = io.onInterrupt(() => left.abort());
  try {
    const ended = await follow(client, id, {
      signal: left.signal,
      sleep: io.sleep,
      nowMs: io.nowMs,
      onView: (view) => progress.update(progressLine(view)),
      onNote: (line) => progress.say(line),
    });
    progress.done();
    if (ended === null) {
      note(io, `Not watching any longer; submission ${id} goes on. Come back with: afterburner status ${id} --follow`);
      io.exitCode = EXIT.interrupted;
    } else if (ended.state !== "scored") io.exitCode = EXIT.ended;
    return ended;
  } finally {
    progress.done();
    forget();
  }
}

/** Prints a submission: for people, or as the server gives it. */
export async function printSubmission(io: Io, client: Client, view: SubmissionAnswer, json: boolean): Promise<void> {
  if (!json) return columns(submissionRows(view, client.target.server)).forEach((line) => printLine(io, line));
  const { raw } = await client.json({ path: `/api/v1/submissions/${view.id}` }, submissionAnswer);
  printJson(io, raw);
}
