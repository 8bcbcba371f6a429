import { json } from "@/lib/server/api";
import { moderation } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const GET = adminRoute<{ id: string }>(async (_request, params) => json(await moderation.get(idParams(params, "submission"))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
