import { z } from "zod";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { samples } from "@/lib/server/queries";

const query = z.object({ after: z.iso.datetime().optional() });

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  const { after } = parseQuery(query, request);
  return json(await samples(id, after));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
