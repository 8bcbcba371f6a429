import type { CheckpointFacts } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";
import { createCheckpointFieldsSchema, type CreateCheckpointFields } from "@/lib/core/views/checkpoints";
import type { SourceView } from "@/lib/core/views/sources";
import type { z } from "zod";
import { isAdmin, requireAdmin, requireUser, type UserActor } from "../accounts/access";
import { audit } from "../accounts/audit";
import { parseInput } from "../parseInput";
import { upsertModel } from "../submissions/upsertModel";
import type { CheckpointPlace, SourcesCtx } from "./ports";
import { requireRoomForSource } from "./roomForSource";
import { SOURCE_INCLUDE, toSourceView } from "./sourceView";

type Fields = z.output<typeof createCheckpointFieldsSchema>;

export interface CreateCheckpointInput {
  fields: CreateCheckpointFields;
  /** Of kind archive: the file, as it was received on this host. */
  archive?: string;
}

/**
 * Stores a checkpoint as a model source of the signed-in person, once its files have been looked at; of the hub the
 * commit is kept, and its weights are fetched when they are first served. A path is for admins alone. Throws AppError
 * forbidden, invalid_input, unsupported_format, too_large, not_found, upstream_unavailable, or conflict when there are
 * too many.
 */
export async function createCheckpoint({ ctx, input }: { ctx: SourcesCtx; input: CreateCheckpointInput }): Promise<SourceView> {
  const owner = requireUser(ctx.actor, "submit");
  const fields = parseInput(createCheckpointFieldsSchema, input.fields);
  if (fields.kind === "path") requireAdmin(ctx.actor);
  await ctx.db.$transaction((tx) => requireRoomForSource(tx, owner, fields.kind));
  const { place, facts } = await looked(ctx, fields, input.archive);
  try {
    if (fields.protocol === "chat") requireChatTemplate(facts);
    return await write(ctx, owner, fields, place, facts);
  } catch (error) {
    // Of the hub nothing is here yet, and what may be belongs to other sources too.
    if (place.kind === "archive") await ctx.sources.checkpoints.remove(place);
    throw error;
  }
}

/** Says whether a person may add a checkpoint of an archive, before it is received. Throws as `createCheckpoint`. */
export async function mayAddArchive({ ctx }: { ctx: Pick<SourcesCtx, "db" | "actor">; input?: object }): Promise<void> {
  const owner = requireUser(ctx.actor, "submit");
  await ctx.db.$transaction((tx) => requireRoomForSource(tx, owner, "archive"));
}

async function looked(ctx: SourcesCtx, fields: Fields, archive: string | undefined): Promise<{ place: CheckpointPlace; facts: CheckpointFacts }> {
  const { checkpoints } = ctx.sources;
  if (fields.kind === "hub") {
    const { commit, facts } = await checkpoints.onHub(fields.hubId, fields.revision, { isTrusted: isAdmin(ctx.actor) });
    return { place: { kind: "hub", hubId: fields.hubId, revision: commit, path: null }, facts };
  }
  if (fields.kind === "path") {
    const { folder, facts } = await checkpoints.atPath(fields.path);
    return { place: { kind: "path", hubId: null, revision: null, path: folder }, facts };
  }
  if (archive === undefined) {
    throw new AppError("invalid_input", "A checkpoint of kind archive comes with its file.", { faults: [{ where: "file", problem: "is missing" }], hint: "Attach the archive as `file`." });
  }
  const { key, facts } = await checkpoints.fromArchive(archive);
  return { place: { kind: "archive", hubId: null, revision: null, path: key }, facts };
}

function requireChatTemplate({ hasChatTemplate }: CheckpointFacts): void {
  if (hasChatTemplate) return;
  throw new AppError("invalid_input", "The checkpoint has no chat template, so it cannot be asked as one that chats.", {
    faults: [{ where: "protocol", problem: "needs a chat template beside the tokenizer" }],
    hint: "Choose completion, or save the tokenizer with its chat template.",
  });
}

async function write(ctx: SourcesCtx, owner: UserActor, { model, protocol, name, parameters, concurrency }: Fields, place: CheckpointPlace, facts: CheckpointFacts): Promise<SourceView> {
  return ctx.db.$transaction(async (tx) => {
    await requireRoomForSource(tx, owner, place.kind);
    const { id: modelId } = await upsertModel(tx, ctx.actor, { model, sizeBillions: billionsOf(facts) });
    const asked = protocol === "auto" ? (facts.hasChatTemplate ? "chat" : "completion") : protocol;
    const source = await tx.modelSource.create({
      data: { ...place, name, parameters, concurrency, protocol: asked, checkpoint: facts, ownerId: owner.id, modelId, createdAt: ctx.now() },
      include: SOURCE_INCLUDE,
    });
    if (place.kind === "path") await audit(tx, ctx.actor, { action: "source.create_path", target: { kind: "source", id: source.id, name }, detail: { path: [null, place.path] } });
    return toSourceView(source);
  });
}

/** Thousands of millions, to three digits; null below a thousand parameters. */
function billionsOf({ parameters }: CheckpointFacts): number | null {
  return parameters < 1000 ? null : Number((parameters / 1e9).toPrecision(3));
}
