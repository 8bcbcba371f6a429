import { json } from "@/lib/server/api";
import { imports } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const GET = adminRoute<{ id: string }>(async (_request, params) => json(await imports.get(idParams(params, "import"))));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
