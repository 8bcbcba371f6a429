import { slugify } from "@/lib/core/slug";
import type { CreateSubmissionFields } from "@/lib/core/views/submissions";
import type { Model } from "@/lib/generated/prisma/client";
import type { Tx } from "../context";

/** The model of a submission, by its name; what the submission says beyond what is known is added, never erased. */
export async function upsertModel(tx: Tx, fields: CreateSubmissionFields): Promise<Model> {
  const slug = slugify(fields.model);
  const given = {
    ...(fields.link ? { link: fields.link } : {}),
    ...(fields.licence ? { licence: fields.licence } : {}),
    ...(fields.sizeBillions ? { sizeBillions: fields.sizeBillions } : {}),
    ...(fields.openWeights === null || fields.openWeights === undefined ? {} : { openWeights: fields.openWeights }),
  };
  return tx.model.upsert({ where: { slug }, create: { slug, name: fields.model, ...given }, update: given });
}
