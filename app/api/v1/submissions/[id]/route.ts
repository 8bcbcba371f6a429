import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { submission } from "@/lib/server/queries";

export const GET = apiRoute<{ id: string }>(async (_request, params) => {
  const { id } = idParams(params, "submission");
  return json(await submission(id));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
