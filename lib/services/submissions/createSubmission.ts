import { AppError } from "@/lib/core/errors";
import { sha256Hex } from "@/lib/core/hash";
import type { QuotaDefaults } from "@/lib/core/views/quota";
import type { Language } from "@/lib/core/problem";
import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import { createSubmissionFieldsSchema, type CreateSubmissionFields, type SubmissionView } from "@/lib/core/views/submissions";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { requireUserOrSystem, type UserActor } from "../accounts/access";
import type { Ctx, Tx } from "../context";
import { usedOtherwise } from "../idempotency/onceByKey";
import { sourceTextRow } from "../problem-sets/importProblemSet";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { contentHashOf, findDuplicate } from "./duplicates";
import { judgeableSamples, type JudgeableSample } from "./judgeableSamples";
import { parseUpload, type Upload } from "./parseUpload";
import { requireQuota } from "./quota";
import { viewSubmission } from "./submissionView";
import { upsertModel } from "./upsertModel";

export interface CreateSubmissionInput extends Upload {
  fields: CreateSubmissionFields;
  /** "example" for the bundled ones; everything else is a user's. */
  origin?: "user" | "example";
  /** A repeated key gives the first call's submission back; with another file or other fields it is a conflict. */
  idempotencyKey?: string | null;
  /** The installation's. */
  quotaDefaults?: QuotaDefaults;
}

const CHUNK = 500;
const TIMEOUT_MS = 5 * 60 * 1000;

/**
 * Accepts a file of solutions: parses it, then writes submission, samples and their jobs in one transaction.
 * A person's is private until they publish it, and names an earlier one of the same content. Throws AppError with the
 * faults before anything is written, rate_limited where the owner's quota has no room, and unauthenticated or forbidden
 * for a visitor or a key without the scope.
 */
export async function createSubmission({ ctx, input }: { ctx: Ctx; input: CreateSubmissionInput }): Promise<SubmissionView> {
  const owner = requireUserOrSystem(ctx.actor, "submit");
  const fields = parseFields(input.fields);
  const set = await findCurrentSet(ctx.db, fields.set);
  const key = keyOf(owner, input.idempotencyKey);
  const requestHash = key === null ? null : await hashOf(fields, input.bytes);
  const earlier = await findByKey(ctx, { key, requestHash });
  if (earlier) return viewSubmission(ctx, earlier);
  const { parsed, index, language } = await parseUpload(ctx, set, input);
  const samples = await judgeableSamples(parsed, index);
  const contentHash = await contentHashOf(samples);
  const id = await ctx.db
    .$transaction((tx) => write(ctx, tx, { set, owner, key, requestHash, fields, input, language, format: parsed.format, samples, contentHash }), { timeout: TIMEOUT_MS, maxWait: 30_000 })
    .catch((error: unknown) => recoverRace(ctx, { key, requestHash }, error));
  return viewSubmission(ctx, id);
}

function parseFields(fields: CreateSubmissionFields): CreateSubmissionFields {
  const result = createSubmissionFieldsSchema.safeParse(fields);
  if (result.success) return result.data;
  throw new AppError("invalid_input", "the submission's fields are not valid", {
    faults: result.error.issues.map((issue) => ({ where: issue.path.join("."), problem: issue.message })),
    hint: "Correct the named fields and send it again.",
  });
}

/** Keys of two people never meet. */
function keyOf(owner: UserActor | null, key: string | null | undefined): string | null {
  if (!key) return null;
  return owner ? `${owner.id}:${key}` : key;
}

async function hashOf(fields: CreateSubmissionFields, bytes: Uint8Array): Promise<string> {
  return sha256Hex(JSON.stringify([fields, await sha256Hex(bytes)]));
}

interface CallKey {
  key: string | null;
  requestHash: string | null;
}

async function findByKey(ctx: Ctx, { key, requestHash }: CallKey): Promise<string | null> {
  if (key === null) return null;
  const row = await ctx.db.submission.findUnique({ where: { idempotencyKey: key }, select: { id: true, requestHash: true } });
  // Of a submission from before there were hashes nothing is known.
  if (row?.requestHash && row.requestHash !== requestHash) throw usedOtherwise();
  return row?.id ?? null;
}

/** Two calls with one key at once: the second finds what the first has written. */
async function recoverRace(ctx: Ctx, call: CallKey, error: unknown): Promise<string> {
  const id = await findByKey(ctx, call);
  if (id === null) throw error;
  return id;
}

interface WriteInput {
  set: ProblemSet;
  /** Null: the system's own, which are public at once. */
  owner: UserActor | null;
  key: string | null;
  requestHash: string | null;
  fields: CreateSubmissionFields;
  input: CreateSubmissionInput;
  language: Language;
  format: string;
  samples: JudgeableSample[];
  contentHash: string;
}

async function write(ctx: Ctx, tx: Tx, { set, owner, key, requestHash, fields, input, language, format, samples, contentHash }: WriteInput): Promise<string> {
  if (owner) await requireQuota(tx, { userId: owner.id, samples: samples.length, now: ctx.now(), defaults: input.quotaDefaults });
  const duplicate = await findDuplicate(tx, ctx.actor, { setId: set.id, contentHash });
  const model = await upsertModel(tx, ctx.actor, fields);
  const submission = await tx.submission.create({
    data: {
      setId: set.id,
      modelId: model.id,
      language,
      method: fields.method,
      iteration: fields.iteration ?? null,
      decoding: fields.decoding ?? null,
      notes: fields.notes ?? null,
      costUsd: fields.costUsd ?? null,
      ownerId: owner?.id ?? null,
      visibility: owner ? "private" : "public",
      publishedAt: owner ? null : ctx.now(),
      origin: input.origin ?? "user",
      fileName: input.fileName,
      format,
      contentHash,
      duplicateOfId: duplicate?.id ?? null,
      idempotencyKey: key,
      requestHash,
      sampleCount: samples.length,
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  await writeSamples(ctx, tx, submission.id, samples, input.origin === "example" ? PRIORITY.example : PRIORITY.submission);
  return submission.id;
}

async function writeSamples(ctx: Ctx, tx: Tx, submissionId: string, samples: JudgeableSample[], priority: number): Promise<void> {
  for (let from = 0; from < samples.length; from += CHUNK) {
    const chunk = samples.slice(from, from + CHUNK);
    await tx.sourceText.createMany({ data: chunk.map((s) => sourceTextRow(s.codeHash, s.code)), skipDuplicates: true });
    const rows = await tx.sample.createManyAndReturn({
      data: chunk.map((s) => ({ submissionId, problemId: s.problemId, position: s.index, language: s.language, codeHash: s.codeHash })),
      select: { id: true },
    });
    const jobs: JudgeJob[] = rows.map((row) => ({ kind: "sample", sampleId: row.id }));
    await ctx.queue.enqueueJudging(tx, jobs, { priority });
  }
}
