import type { SampleRow } from "@/lib/core/views/submissions";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { getContext } from "../context";

const BATCH_ROWS = 2000;

/** All samples of a submission in the order of the set, read a page at a time. Throws as `listSamples`. */
export async function* sampleBatches(submissionId: string): AsyncGenerator<SampleRow[]> {
  const ctx = await getContext();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSamples>> = await listSamples({ ctx, input: { submissionId, limit: BATCH_ROWS, ...(cursor === null ? {} : { cursor }) } });
    yield page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** Rows that are at hand already, as one batch. */
export async function* atOnce<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
