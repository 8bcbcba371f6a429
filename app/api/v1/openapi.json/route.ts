import { apiRoute } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { openApi } from "@/lib/server/openapi/document";

/** The description of this API, in OpenAPI 3.1. */
export const GET = apiRoute(async () => new Response(openApi().text, { headers: { "Content-Type": "application/json" } }));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
