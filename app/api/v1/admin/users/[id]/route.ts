import { json } from "@/lib/server/api";
import { oneUser } from "@/lib/server/admin/people";
import { accountId, adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

export const GET = adminRoute<{ id: string }>(async (_request, { id }) => json(await oneUser(accountId(id))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
