import { apiRoute, parseQuery } from "@/lib/server/api";
import { problemChain } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { chainQuery } from "@/lib/server/openapi/routes/improvement";
import { paged } from "@/lib/server/paging";
import { runProblemOf } from "@/lib/server/params";

export const GET = apiRoute<{ id: string; problem: string }>(async (request, params) => paged(request, await problemChain({ ...runProblemOf(params), ...parseQuery(chainQuery, request) })));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
