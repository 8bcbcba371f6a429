import { syntaxWarnings } from "@/lib/core/formats";
import type { SubmissionPreview } from "@/lib/core/views/submissions";
import type { QuotaDefaults } from "@/lib/core/views/quota";
import { requireUserOrSystem } from "../accounts/access";
import type { ReadCtx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { contentHashOf, findDuplicate } from "./duplicates";
import { judgeableSamples } from "./judgeableSamples";
import { parseUpload, type Upload, type UploadCtx } from "./parseUpload";
import { readQuota } from "./quota";

export interface PreviewInput extends Upload {
  set: string;
  /** The installation's. */
  quotaDefaults?: QuotaDefaults;
}

/**
 * Says what a file holds, whether it was handed in before and what quota there is for it, or throws what is wrong with
 * it, before anything is queued. Throws AppError unauthenticated or forbidden too: reading a large file is work.
 */
export async function previewSubmission({ ctx, input }: { ctx: UploadCtx & Pick<ReadCtx, "actor">; input: PreviewInput }): Promise<SubmissionPreview> {
  const user = requireUserOrSystem(ctx.actor, "submit");
  const set = await findCurrentSet(ctx.db, input.set);
  const { parsed, index } = await parseUpload(ctx, set, input);
  const covered = new Set(parsed.samples.map((s) => s.problem));
  const counts = (slug: string) => index.scorable.has(slug) && !index.disabled.has(slug);
  const languages: Record<string, number> = {};
  for (const sample of parsed.samples) languages[sample.language] = (languages[sample.language] ?? 0) + 1;
  const contentHash = await contentHashOf(await judgeableSamples(parsed, index));
  const syntax = (await ctx.checkSyntax?.(parsed.samples)) ?? null;
  return {
    format: parsed.format,
    samples: parsed.samples.length,
    problems: covered.size,
    scorable: [...covered].filter((slug) => counts(slug)).length,
    missing: [...index.scorable].filter((slug) => counts(slug) && !covered.has(slug)),
    warnings: [...parsed.warnings, ...(syntax ? syntaxWarnings(syntax) : [])],
    languages,
    syntax,
    duplicateOf: await findDuplicate(ctx.db, ctx.actor, { setId: set.id, contentHash }),
    quota: user && (await readQuota(ctx.db, { userId: user.id, now: ctx.now(), defaults: input.quotaDefaults })),
  };
}
