import { z } from "zod";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { problems } from "@/lib/server/queries";

const query = z.object({ set: z.string("say which problem set, as ?set=").min(1).max(100) });

export const GET = apiRoute(async (request) => json(await problems(parseQuery(query, request).set)));
