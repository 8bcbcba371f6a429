import type { BatchLine } from "@/lib/core/executions/result";
import { getContext } from "../context";
import { executionNews } from "../infra";
import { toAppError } from "../http-errors";
import { readBatch } from "@/lib/services/executions/readBatch";
import { LOOK_AGAIN_MS, withAccess } from "./batches";

/** A line at least so often, so that nothing between takes the connection for dead. */
const PROGRESS_EVERY_MS = 10_000;

export interface StreamOptions {
  id: string;
  /** Cursor of the last result that the reader has; 0 to get all. */
  after: number;
  signal: AbortSignal;
}

/**
 * A batch as lines of JSON: the batch, every result after the cursor as it comes, the end. The next lines are made
 * when the reader has taken the last ones, so that a slow reader costs no memory. A reader that goes away stops
 * nothing: the batch goes on, and another stream takes up where this one ended.
 */
export function streamBatch(options: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source = lines(options);
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await source.next().catch((error: unknown) => {
          const { code, message } = toAppError(error);
          return { done: true as const, value: line({ type: "error", code, detail: message }) };
        });
        if (next.value) controller.enqueue(encoder.encode(next.value));
        if (next.done) controller.close();
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

function line(value: BatchLine): string {
  return `${JSON.stringify(value)}\n`;
}

async function* lines({ id, after, signal }: StreamOptions): AsyncGenerator<string, string | undefined> {
  const ctx = await getContext();
  const news = executionNews().subscribe(id);
  let cursor = after;
  let begun = false;
  let saidAt = performance.now();
  try {
    while (!signal.aborted) {
      const page = await readBatch({ ctx, input: { ...withAccess(id), after: cursor } });
      const { total, done, finishedAt } = page.batch;
      if (!begun) yield line({ type: "batch", batch: page.batch });
      begun = true;
      // Results are stored as JSON text and go out as they are.
      if (page.results.length > 0) yield page.results.map(({ seq, index, result }) => `{"type":"result","seq":${seq},"index":${index},"result":${result}}\n`).join("");
      cursor = page.cursor;
      if (finishedAt !== null && cursor >= total) return line({ type: "end", done, total });
      if (page.results.length > 0) {
        saidAt = performance.now();
        continue;
      }
      if (performance.now() - saidAt > PROGRESS_EVERY_MS) {
        yield line({ type: "progress", done, total });
        saidAt = performance.now();
      }
      await news.next(LOOK_AGAIN_MS, signal);
    }
    return undefined;
  } finally {
    news.close();
  }
}

/** The answer that carries a stream. */
export function streamResponse(options: StreamOptions, headers: Record<string, string> = {}): Response {
  return new Response(streamBatch(options), {
    headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no", ...headers },
  });
}

/** Whether a caller asks for lines instead of one document. */
export function wantsStream(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("application/x-ndjson");
}
