import { PROMPT_VERSION, promptTemplates } from "@/lib/core/improvement";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { promptsQuery } from "@/lib/server/openapi/routes/improvement";

export const GET = apiRoute(async (request) => {
  const { language, objective } = parseQuery(promptsQuery, request);
  return json({ version: PROMPT_VERSION, templates: promptTemplates(language, objective) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
