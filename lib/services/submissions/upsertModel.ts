import { slugify } from "@/lib/core/slug";
import type { Model } from "@/lib/generated/prisma/client";
import { isAdmin } from "../accounts/access";
import type { Actor, Tx } from "../context";

export interface ModelFields {
  model: string;
  link?: string | null | undefined;
  licence?: string | null | undefined;
  sizeBillions?: number | null | undefined;
  openWeights?: boolean | null | undefined;
}

type Facts = Pick<Model, "link" | "licence" | "sizeBillions" | "openWeights">;

/**
 * The model of a submission, by its name. What is said of it fills in what is not known yet; what is known is changed
 * by an admin, the system, or somebody to whom alone the model's results belong: no other's row is reworded.
 */
export async function upsertModel(tx: Tx, actor: Actor, fields: ModelFields): Promise<Model> {
  const slug = slugify(fields.model);
  const known = await tx.model.findUnique({ where: { slug } });
  // Two at once: the second finds the row of the first.
  if (known === null) return tx.model.upsert({ where: { slug }, create: { slug, name: fields.model, ...said(fields) }, update: {} });
  const mayChange = isAdmin(actor) || !(await isSharedWithOthers(tx, actor, known.id));
  const news = Object.fromEntries(Object.entries(said(fields)).filter(([key]) => mayChange || known[key as keyof Facts] === null));
  return Object.keys(news).length === 0 ? known : tx.model.update({ where: { slug }, data: news });
}

/** Fields that say something; those left out say nothing. */
function said({ link, licence, sizeBillions, openWeights }: ModelFields): Partial<Facts> {
  const given = { link, licence, sizeBillions, openWeights };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

/** Whether anybody else has a result of the model. */
export async function isSharedWithOthers(tx: Tx, actor: Actor, modelId: string): Promise<boolean> {
  const mine = actor.kind === "user" ? actor.id : null;
  const others = { modelId, OR: [{ ownerId: null }, { NOT: { ownerId: mine } }] };
  return (await tx.submission.count({ where: others })) > 0 || (await tx.reportedResult.count({ where: others })) > 0;
}
