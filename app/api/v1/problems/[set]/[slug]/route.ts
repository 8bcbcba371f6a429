import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problemParams } from "@/lib/server/params";
import { problem } from "@/lib/server/queries";

const query = z.object({ language: languageSchema.optional() });

export const GET = apiRoute<{ set: string; slug: string }>(async (request, params) => {
  const { set, slug } = problemParams(params);
  return json(await problem(set, slug, parseQuery(query, request).language));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
