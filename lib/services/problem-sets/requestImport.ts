import { AppError } from "@/lib/core/errors";
import type { ImportFileFields, ImportRequest, ImportView } from "@/lib/core/views/admin-sets";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { getImport } from "./getImport";

/**
 * Puts the import of a problem set in the queue; a worker does it. Throws AppError unauthenticated, forbidden, or
 * conflict while another import of the same short name is under way.
 */
export async function requestImport({ ctx, input }: { ctx: ImportCtx; input: ImportRequest }): Promise<ImportView> {
  return askFor(ctx, input, null);
}

/** The same for a file that `receiveImportFile` has taken. Throws AppError also not_found for one that is not there. */
export async function requestFileImport({ ctx, input: { fileId, fields } }: { ctx: ImportCtx; input: { fileId: string; fields: ImportFileFields } }): Promise<ImportView> {
  const { fileName, ...rest } = fields;
  return askFor(ctx, { ...rest, source: `upload:${fileName}` }, fileId);
}

type ImportCtx = Pick<Ctx, "db" | "queue" | "actor" | "now">;

async function askFor(ctx: ImportCtx, input: ImportRequest, fileId: string | null): Promise<ImportView> {
  requireAdmin(ctx.actor);
  const id = await ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`import:${input.slug}`}))) AS locked`;
    const open = await tx.importRun.findFirst({ where: { state: { in: ["queued", "running"] }, request: { path: ["slug"], equals: input.slug } }, select: { id: true } });
    if (open) throw new AppError("conflict", `an import of "${input.slug}" is under way already`, { hint: `Wait for it or cancel it: /admin/sets/imports/${open.id}` });
    const run = await tx.importRun.create({ data: { request: input, actorId: ctx.actor.kind === "user" ? ctx.actor.id : null, createdAt: ctx.now() }, select: { id: true } });
    if (fileId !== null) await giveFile(tx, fileId, run.id);
    await ctx.queue.enqueueImport(tx, { importId: run.id });
    await audit(tx, ctx.actor, { action: "import.request", target: { kind: "import", id: run.id, name: input.name }, detail: { source: input.source, slug: input.slug, revision: input.revision ?? null } });
    return run.id;
  });
  return getImport({ ctx, input: { id } });
}

async function giveFile(tx: Tx, fileId: string, importId: string): Promise<void> {
  const { count } = await tx.importFile.updateMany({ where: { id: fileId, importId: null, bytes: { not: null } }, data: { importId } });
  if (count === 0) throw new AppError("not_found", `there is no uploaded file ${fileId}`, { hint: "Upload it again." });
}
