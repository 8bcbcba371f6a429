import type { NextRequest } from "next/server";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import { requireAdmin } from "@/lib/services/accounts/access";
import { apiRoute, parseQuery, type RouteOptions } from "../api";
import { getActor } from "../context";

/** A route for admins: others are refused before anything that they sent is looked at. */
export function adminRoute<Params = Record<string, never>>(handler: (request: NextRequest, params: Params) => Promise<Response>, options: RouteOptions = {}) {
  return apiRoute<Params>(async (request, params) => {
    requireAdmin(await getActor());
    return handler(request, params);
  }, options);
}

/** A route that takes something back; its body would be lost on the way, so that a reason goes into the query. */
export function undoRoute<Params = Record<string, never>>(handler: (params: Params, input: z.output<typeof mayGiveReasonSchema>) => Promise<Response>) {
  return adminRoute<Params>(async (request, params) => handler(params, parseQuery(mayGiveReasonSchema, request)), { takesQuery: true });
}

const userIdSchema = z.string().regex(/^[\w-]{1,64}$/);

/** The id of an account or a key from an address. Throws AppError not_found for what cannot be one. */
export function accountId(id: string, what: "account" | "key" = "account"): string {
  if (userIdSchema.safeParse(id).success) return id;
  throw new AppError("not_found", `There is no ${what} "${id.slice(0, 60)}".`, { hint: "The lists give their ids." });
}
