import type { Tx } from "../context";

/**
 * Gives samples of an ended submission back to its owner's quota: all of one that failed, which only our own fault
 * makes it do, and of a cancelled one those that were never measured. Call it in the transaction that ends it. Counts
 * from what is there, so that a second call gives nothing more.
 */
export async function refundQuota(tx: Tx, submissionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Submission" SET "refundedCount" = GREATEST("refundedCount", CASE state
      WHEN 'failed' THEN "sampleCount"
      WHEN 'cancelled' THEN (
        SELECT count(*)::int FROM "Sample" s WHERE s."submissionId" = "Submission".id
        AND NOT EXISTS (SELECT 1 FROM "Execution" e WHERE e."sampleId" = s.id AND e.verdict <> 'IE'))
      ELSE 0 END)
    WHERE id = ${submissionId}::uuid`;
}
