import type { SampleRow, SubmissionEvent, SubmissionView } from "@/lib/core/views/submissions";
import type { Ctx } from "@/lib/services/context";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { toAppError } from "./http-errors";

const POLL_MS = 1000;
const HEARTBEAT_MS = 15_000;

const ENDED = new Set<SubmissionView["state"]>(["scored", "failed", "cancelled"]);

interface WatchOptions {
  ctx: Ctx;
  submissionId: string;
  /** Cursor of the last samples that the reader has seen; null to get all. */
  after: string | null;
  signal: AbortSignal;
}

/**
 * A submission as server-sent events: its progress whenever it changes, and every newly judged sample,
 * with the cursor as event id so that a broken connection goes on where it stopped. Ends with the run.
 */
export function watchSubmission({ ctx, submissionId, after, signal }: WatchOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send("retry: 2000\n\n");
      try {
        for await (const chunk of events(ctx, submissionId, after, signal)) send(chunk);
      } catch (error) {
        if (!signal.aborted) send(frame("problem", { code: toAppError(error).code, detail: toAppError(error).message }));
      }
      if (!signal.aborted) controller.close();
    },
  });
}

function frame(event: string, data: unknown, id?: string | null): string {
  return `${id ? `id: ${id}\n` : ""}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function* events(ctx: Ctx, submissionId: string, after: string | null, signal: AbortSignal): AsyncGenerator<string> {
  let cursor = after;
  let last = "";
  const sent = new Map<string, string>();
  let saidAt = Date.now();
  while (!signal.aborted) {
    // Progress is read before samples: what an ended run says last can then have no sample behind it.
    const submission = await getSubmission({ ctx, input: { id: submissionId } });
    const page = await listSamples({ ctx, input: { submissionId, ...(cursor === null ? {} : { after: cursor }) } });
    const rows = page.rows.filter((row) => isNews(sent, row));
    cursor = page.cursor;
    if (rows.length > 0) yield frame("samples", { type: "samples", rows } satisfies SubmissionEvent, cursor);
    const body = JSON.stringify(submission);
    if (body !== last) yield frame("progress", { type: "progress", submission } satisfies SubmissionEvent);
    if (body !== last || rows.length > 0) saidAt = Date.now();
    last = body;
    if (ENDED.has(submission.state)) return yield frame("end", {});
    if (Date.now() - saidAt > HEARTBEAT_MS) {
      yield ": still here\n\n";
      saidAt = Date.now();
    }
    await pause(POLL_MS, signal);
  }
}

/** The verb looks back a little and gives some samples again; a reader gets each state of a sample once. */
function isNews(sent: Map<string, string>, row: SampleRow): boolean {
  const state = `${row.executionId} ${row.verdict} ${row.beyond?.i}`;
  if (row.executionId === null || sent.get(row.sampleId) === state) return false;
  sent.set(row.sampleId, state);
  return true;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
