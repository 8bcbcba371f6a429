import { apiRoute, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { problemSetsQuery } from "@/lib/server/openapi/routes/problems";
import { paged } from "@/lib/server/paging";
import { problemSetPage } from "@/lib/server/queries";

export const GET = apiRoute(async (request) => paged(request, await problemSetPage(parseQuery(problemSetsQuery, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
