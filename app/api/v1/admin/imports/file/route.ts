import { importFileSchema } from "@/lib/core/views/admin-sets";
import { json, parseQuery } from "@/lib/server/api";
import { imports } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { once } from "@/lib/server/idempotency";
import { fileIn } from "@/lib/server/import-file";
import { otherMethods } from "@/lib/server/methods";

/** Imports the file that is the body; a worker does it. */
export const POST = adminRoute(async (request) => {
  const fields = parseQuery(importFileSchema, request);
  const { id: fileId, hash } = await imports.receiveFile({ name: fields.fileName, ...fileIn(request) });
  try {
    return await once(request, { ...fields, hash }, async () => {
      const run = await imports.requestFile({ fileId, fields });
      return json(run, { status: 202, headers: { Location: `/api/v1/admin/imports/${run.id}` } });
    });
  } finally {
    await imports.dropFile({ id: fileId });
  }
}, { takesQuery: true });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
