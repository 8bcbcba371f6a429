import { AppError, isAppError } from "@/lib/core/errors";
import type { ImportedProblemSet, ProblemSetKind } from "@/lib/core/problem";
import { askedImportSchema, type ImportError, type ImportRequest } from "@/lib/core/views/admin-sets";
import type { Ctx } from "../context";
import { importProblemSet, type ImportProblemSetResult } from "./importProblemSet";
import { importFileOf } from "./importFiles";
import { watchImport, type ImportWatch } from "./watchImport";

export interface LoadedSet extends ImportedProblemSet {
  kind: ProblemSetKind;
  source: string;
  revision: string | null;
}

/** A file that was uploaded with the request, to be read from its beginning as often as needed. */
export interface UploadedFile {
  name: string;
  chunks: () => AsyncIterable<Uint8Array>;
}

export interface RunImportInput {
  importId: string;
  /** Reads the source. Throws AppError that says what is wrong with it. */
  load: (request: ImportRequest, options: { file: UploadedFile | null; onProgress: (line: string) => void; onRow: (rows: number) => void; signal: AbortSignal }) => Promise<LoadedSet>;
  /** The worker stops: the import is left for another. */
  signal: AbortSignal;
  /** Nobody tries again after this: also a fault of ours ends the import. */
  isLast: boolean;
}

export type ImportOutcome = "done" | "failed" | "cancelled" | "not open";

/**
 * Does an import that was asked for, writing down how far it is. What is wrong with the source ends it as failed, with
 * the error for the admin; an import that died with its worker begins anew. Throws what is not about the source.
 */
export async function runImport({ ctx, input }: { ctx: Ctx; input: RunImportInput }): Promise<ImportOutcome> {
  const { importId } = input;
  const { count } = await ctx.db.importRun.updateMany({
    where: { id: importId, state: { in: ["queued", "running"] } },
    data: { state: "running", startedAt: ctx.now(), progress: "Opening the source", rowsDone: 0, rowFaults: [] },
  });
  if (count === 0) return "not open";
  const request = askedImportSchema.parse((await ctx.db.importRun.findUniqueOrThrow({ where: { id: importId } })).request);
  const watch = watchImport(ctx, importId, input.signal);
  try {
    const result = await readAndWrite(ctx, request, input, watch);
    await watch.close();
    return await finish(ctx, importId, result);
  } catch (error) {
    await watch.close();
    if (watch.wasCancelled()) return "cancelled";
    if (input.signal.aborted || !(isAppError(error) || input.isLast)) throw error;
    await fail(ctx, importId, error);
    if (!isAppError(error)) throw error;
    return "failed";
  }
}

async function readAndWrite(ctx: Ctx, request: ImportRequest, { importId, load }: RunImportInput, watch: ImportWatch): Promise<ImportProblemSetResult> {
  const file = await importFileOf(ctx.db, importId);
  const loaded = await load(request, { file, onProgress: watch.say, onRow: watch.countRows, signal: watch.signal });
  await ctx.db.importRun.update({ where: { id: importId }, data: { rowFaults: loaded.rowFaults } });
  return importProblemSet({
    ctx,
    input: {
      slug: request.slug,
      name: request.name,
      kind: loaded.kind,
      source: request.source,
      revision: loaded.revision,
      imported: loaded,
      onProgress: (done, total) => {
        watch.signal.throwIfAborted();
        watch.say(`Writing problem ${done} of ${total}`);
      },
    },
  });
}

/** One that was cancelled in its last moment has done what it was asked for: the set is there, and the run says so. */
async function finish(ctx: Ctx, id: string, { setId, created, problems, scorable }: ImportProblemSetResult): Promise<ImportOutcome> {
  const progress = `${problems} problems, ${scorable} of them scorable${created ? "" : "; this version was there already"}`;
  await dropFile(ctx, id);
  await ctx.db.importRun.update({ where: { id }, data: { state: "done", setId, progress, finishedAt: ctx.now() } });
  return "done";
}

async function fail(ctx: Ctx, id: string, cause: unknown): Promise<void> {
  const known = isAppError(cause) ? cause : new AppError("internal", "Something of ours broke; the worker's log has it.", { cause });
  const { code, message, hint, faults, moreFaults } = known;
  const error: ImportError = { code, message, faults, moreFaults, ...(hint === undefined ? {} : { hint }) };
  await dropFile(ctx, id);
  await ctx.db.importRun.updateMany({ where: { id, state: "running" }, data: { state: "failed", progress: null, error, finishedAt: ctx.now() } });
}

/** Nothing reads it any more. */
async function dropFile({ db }: Ctx, importId: string): Promise<void> {
  await db.importFile.deleteMany({ where: { importId } });
}
