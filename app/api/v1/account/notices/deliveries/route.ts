import { listNoticesSchema } from "@/lib/core/views/notices";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { notices } from "@/lib/server/notices";

export const GET = apiRoute(async (request) => json(await notices(parseQuery(listNoticesSchema, request))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
