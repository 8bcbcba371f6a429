import { archiveFormSchema, namedCheckpointFieldsSchema } from "@/lib/core/views/checkpoints";
import { apiRoute, json, parseInput } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { addArchive, addCheckpoint } from "@/lib/server/checkpoints";
import { otherMethods } from "@/lib/server/methods";

/** Adds a checkpoint: named in JSON (hub or path), or sent as an archive in a multipart form. */
export const POST = apiRoute(async (request) => {
  const isForm = (request.headers.get("content-type") ?? "").startsWith("multipart/form-data");
  const source = isForm
    ? await addArchive(request, (fields) => ({ kind: "archive", ...parseInput(archiveFormSchema, fields) }))
    : await addCheckpoint(await parseBody(namedCheckpointFieldsSchema, request));
  return json(source, { status: 201 });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
