import { json } from "@/lib/server/api";
import { sets } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { segment } from "@/lib/server/admin/segments";
import { otherMethods } from "@/lib/server/methods";

export const GET = adminRoute<{ set: string }>(async (_request, { set }) => json(await sets.get({ slug: segment(set, "problem set") })));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
