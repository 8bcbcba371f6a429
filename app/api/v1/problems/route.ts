import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problems } from "@/lib/server/queries";

const query = z.object({ set: z.string("say which problem set, as ?set=").min(1).max(100), language: languageSchema.optional() });

export const GET = apiRoute(async (request) => {
  const { set, language } = parseQuery(query, request);
  return json(await problems(set, language));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
