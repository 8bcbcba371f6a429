import { badgeSvg } from "@/lib/core/outputs/badge";
import { apiRoute } from "@/lib/server/api";
import { idParams } from "@/lib/server/params";
import { publicResult, shared } from "@/lib/server/public-result";

export const GET = apiRoute<{ id: string }>(async (_request, params) => {
  const { id } = idParams(params, "submission");
  return shared(badgeSvg(await publicResult(id)), "image/svg+xml; charset=utf-8");
});
