import { AppError } from "@/lib/core/errors";
import { evalResultsYaml } from "@/lib/core/outputs/eval-results";
import { apiRoute } from "@/lib/server/api";
import { submissionUrl } from "@/lib/server/citation";
import { publicOrigin } from "@/lib/server/origin";
import { idParams } from "@/lib/server/params";
import { publicResult, shared } from "@/lib/server/public-result";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  const result = await publicResult(id);
  if (result.hub === null) {
    throw new AppError("conflict", `The problem set ${result.submission.set.name} does not come from the Hugging Face hub, which the file would have to name.`, {
      hint: "Import the set by its hub id and submit against that.",
    });
  }
  const yaml = evalResultsYaml({ ...result, hub: result.hub }, submissionUrl(result, publicOrigin(request.headers)));
  return shared(yaml, "application/yaml; charset=utf-8", { "Content-Disposition": `inline; filename="afterburner-${result.submission.set.slug}.yaml"` });
});
