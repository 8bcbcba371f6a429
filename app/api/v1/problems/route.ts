import { apiRoute, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problemsQuery } from "@/lib/server/openapi/routes/problems";
import { paged } from "@/lib/server/paging";
import { problemPage } from "@/lib/server/queries";

export const GET = apiRoute(async (request) => paged(request, await problemPage(parseQuery(problemsQuery, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
