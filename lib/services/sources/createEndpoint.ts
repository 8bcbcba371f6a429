import { AppError, isAppError } from "@/lib/core/errors";
import { createEndpointFieldsSchema, type CreateEndpointFields, type SourceView } from "@/lib/core/views/sources";
import { requireUser } from "../accounts/access";
import { parseInput } from "../parseInput";
import { upsertModel } from "../submissions/upsertModel";
import { sourceKeyContext, type SourcesCtx } from "./ports";
import { requireRoomForSource } from "./roomForSource";
import { SOURCE_INCLUDE, toSourceView } from "./sourceView";

/**
 * Stores an endpoint of the signed-in person, its key encrypted. Throws AppError invalid_input for an address that may
 * not be called, conflict when there are too many.
 */
export async function createEndpoint({ ctx, input }: { ctx: SourcesCtx; input: CreateEndpointFields }): Promise<SourceView> {
  const owner = requireUser(ctx.actor, "submit");
  const { model, apiKey, ...fields } = parseInput(createEndpointFieldsSchema, input);
  await requireCallable(ctx, fields.baseUrl);
  return ctx.db.$transaction(async (tx) => {
    await requireRoomForSource(tx, owner, "endpoint");
    const { id: modelId } = await upsertModel(tx, ctx.actor, { model });
    const { id } = await tx.modelSource.create({ data: { ...fields, kind: "endpoint", ownerId: owner.id, modelId, createdAt: ctx.now() } });
    const sealed = apiKey === null ? null : await ctx.sources.seal(apiKey, sourceKeyContext(id));
    return toSourceView(await tx.modelSource.update({ where: { id }, data: { apiKey: sealed }, include: SOURCE_INCLUDE }));
  });
}

async function requireCallable(ctx: SourcesCtx, baseUrl: string): Promise<void> {
  await ctx.sources.checkUrl(baseUrl).catch((cause: unknown) => {
    if (!isAppError(cause)) throw cause;
    throw new AppError("invalid_input", "The endpoint cannot be called.", {
      faults: [{ where: "baseUrl", problem: cause.message }],
      ...(cause.hint === undefined ? {} : { hint: cause.hint }),
      cause,
    });
  });
}
