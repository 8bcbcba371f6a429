import { resultBibtex } from "@/lib/core/outputs/bibtex";
import { apiRoute } from "@/lib/server/api";
import { submissionUrl } from "@/lib/server/citation";
import { publicOrigin } from "@/lib/server/origin";
import { idParams } from "@/lib/server/params";
import { publicResult, shared } from "@/lib/server/public-result";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  const result = await publicResult(id);
  return shared(resultBibtex(result, submissionUrl(result, publicOrigin(request.headers))), "application/x-bibtex; charset=utf-8", {
    "Content-Disposition": `inline; filename="afterburner-${id.slice(-12)}.bib"`,
  });
});
