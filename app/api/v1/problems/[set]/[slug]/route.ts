import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problemQuery } from "@/lib/server/openapi/routes/problems";
import { problemParams } from "@/lib/server/params";
import { problem } from "@/lib/server/queries";

export const GET = apiRoute<{ set: string; slug: string }>(async (request, params) => {
  const { set, slug } = problemParams(params);
  return json(await problem(set, slug, parseQuery(problemQuery, request).language));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
