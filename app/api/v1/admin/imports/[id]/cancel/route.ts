import { json } from "@/lib/server/api";
import { imports } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

/** Cancels an import that has not ended. */
export const POST = adminRoute<{ id: string }>(async (_request, params) => json(await imports.cancel(idParams(params, "import"))));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
