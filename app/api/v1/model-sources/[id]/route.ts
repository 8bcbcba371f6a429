import { apiRoute } from "@/lib/server/api";
import { removeSource } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const DELETE = apiRoute<{ id: string }>(async (_request, params) => {
  await removeSource(idParams(params, "model source").id);
  return new Response(null, { status: 204 });
});

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
