import { account } from "@/lib/server/accounts/queries";
import { apiRoute, json } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";

/** Who the caller is. */
export const GET = apiRoute(async () => json(await account()));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
