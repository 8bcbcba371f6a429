import { rm } from "node:fs/promises";
import type { CreateCheckpointFields } from "@/lib/core/views/checkpoints";
import type { SourceView } from "@/lib/core/views/sources";
import { requireSpace, uploadFolder } from "@/lib/infra/checkpoints";
import { env } from "@/lib/infra/env";
import { createCheckpoint, mayAddArchive } from "@/lib/services/sources/createCheckpoint";
import { receiveArchive } from "./archive-upload";
import { getContext } from "./context";
import { sourcePorts } from "./source-ports";

const GIB = 1024 ** 3;

export async function addCheckpoint(fields: CreateCheckpointFields): Promise<SourceView> {
  return createCheckpoint({ ctx: { ...(await getContext()), sources: sourcePorts() }, input: { fields } });
}

/** Receives the archive of a multipart request to disk, and adds its checkpoint. Throws as `createCheckpoint`, before anything is received where it can. */
export async function addArchive(request: Request, parse: (fields: Record<string, string>) => CreateCheckpointFields): Promise<SourceView> {
  const ctx = { ...(await getContext()), sources: sourcePorts() };
  await mayAddArchive({ ctx });
  const { DATA_DIR, CHECKPOINT_MAX_GIB } = env();
  const folder = uploadFolder(DATA_DIR);
  await requireSpace(folder, Number(request.headers.get("content-length") ?? 0) * 2);
  const { file, fields } = await receiveArchive(request, folder, CHECKPOINT_MAX_GIB * GIB);
  try {
    return await createCheckpoint({ ctx, input: { fields: parse(fields), archive: file } });
  } finally {
    await rm(file, { force: true });
  }
}
