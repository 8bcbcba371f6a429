import type { BatchView } from "@/lib/core/executions/result";
import type { ExecutionBatch } from "@/lib/generated/prisma/client";

export function toBatchView(row: ExecutionBatch): BatchView {
  return {
    id: row.id,
    total: row.total,
    done: row.doneCount,
    createdAt: row.createdAt.toISOString(),
    deadlineAt: row.deadlineAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  };
}
