import type { FailedResult } from "@/lib/core/executions/result";
import type { Ctx } from "../context";
import { recordForRest } from "./recordResults";

const CANCELLED: FailedResult = { outcome: "failed", code: "cancelled", message: "The batch was cancelled before this execution was done." };

/** Gives up what is still open in a batch; results that are there stay. Returns how many were given up. */
export async function cancelBatch({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { id: string } }): Promise<number> {
  return recordForRest(ctx, input.id, CANCELLED);
}
