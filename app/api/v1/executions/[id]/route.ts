import { apiRoute, json } from "@/lib/server/api";
import { idParams } from "@/lib/server/params";
import { execution } from "@/lib/server/queries";

export const GET = apiRoute<{ id: string }>(async (_request, params) => {
  const { id } = idParams(params, "execution");
  return json(await execution(id));
});
