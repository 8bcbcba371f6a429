import type { SubmissionPreview } from "@/lib/core/views/submissions";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { parseUpload, type Upload, type UploadCtx } from "./parseUpload";

/** Says what a file holds, or throws what is wrong with it, before anything is queued. */
export async function previewSubmission({ ctx, input }: { ctx: UploadCtx; input: { set: string } & Upload }): Promise<SubmissionPreview> {
  const set = await findCurrentSet(ctx.db, input.set);
  const { parsed, index } = await parseUpload(ctx, set, input);
  const covered = new Set(parsed.samples.map((s) => s.problem));
  const languages: Record<string, number> = {};
  for (const sample of parsed.samples) languages[sample.language] = (languages[sample.language] ?? 0) + 1;
  return {
    format: parsed.format,
    samples: parsed.samples.length,
    problems: covered.size,
    scorable: [...covered].filter((slug) => index.scorable.has(slug)).length,
    missing: [...index.scorable].filter((slug) => !covered.has(slug)),
    warnings: parsed.warnings,
    languages,
  };
}
