import { checkpointFactsSchema } from "@/lib/core/checkpoints";
import type { SourceView } from "@/lib/core/views/sources";
import type { Prisma } from "@/lib/generated/prisma/client";
import { toModelView } from "../views/modelView";

export const SOURCE_INCLUDE = { model: true, _count: { select: { runs: true } } } satisfies Prisma.ModelSourceInclude;
type Row = Prisma.ModelSourceGetPayload<{ include: typeof SOURCE_INCLUDE }>;

export function toSourceView(row: Row): SourceView {
  const { id, name, baseUrl, remoteModel, inputPerMillion, outputPerMillion, concurrency } = row;
  return {
    ...{ id, name, baseUrl, remoteModel, inputPerMillion, outputPerMillion, concurrency },
    kind: row.kind as SourceView["kind"],
    model: toModelView(row.model),
    hasKey: row.apiKey !== null,
    checkpoint: checkpointOf(row),
    protocol: row.protocol as SourceView["protocol"],
    parameters: row.parameters as SourceView["parameters"],
    runCount: row._count.runs,
    createdAt: row.createdAt.toISOString(),
  };
}

function checkpointOf({ kind, checkpoint, hubId, revision, path }: Row): SourceView["checkpoint"] {
  if (kind === "endpoint") return null;
  return { ...checkpointFactsSchema.parse(checkpoint), hubId, revision, path: kind === "path" ? path : null };
}
