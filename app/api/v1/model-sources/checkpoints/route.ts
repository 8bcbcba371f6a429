import type { NextRequest } from "next/server";
import { archiveFormSchema, namedCheckpointFieldsSchema } from "@/lib/core/views/checkpoints";
import { apiRoute, json, parseInput } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { addArchive, addCheckpoint } from "@/lib/server/checkpoints";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";

/** Adds a checkpoint: named in JSON (hub or path), or sent as an archive in a multipart form. */
export const POST = apiRoute(async (request) => ((request.headers.get("content-type") ?? "").startsWith("multipart/form-data") ? sent(request) : named(request)));

async function named(request: NextRequest): Promise<Response> {
  const fields = await parseBody(namedCheckpointFieldsSchema, request);
  return once(request, fields, async () => json(await addCheckpoint(fields), { status: 201 }));
}

/** What an archive holds is not known before it was received: another one under the same key is told by its length. */
function sent(request: NextRequest): Promise<Response> {
  return once(request, { bytes: request.headers.get("content-length") }, async () =>
    json(await addArchive(request, (fields) => ({ kind: "archive", ...parseInput(archiveFormSchema, fields) })), { status: 201 }),
  );
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
