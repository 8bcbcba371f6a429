import { generationPrompt, improvementPrompt, objectiveSchema, type ChatMessage } from "@/lib/core/improvement";
import type { GenerateJob } from "@/lib/core/jobs";
import type { Language } from "@/lib/core/problem";
import type { ImprovementRun, ModelSource, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import { bestSchema } from "./best";

/** The model source of a run, as its worker gets it: with the key still encrypted. */
export type RunSource = ModelSource;

/** One completion to ask for. */
export interface Ask {
  generationId: string;
  messages: ChatMessage[];
  /** Differs from completion to completion of a run; null where the run has no seed. */
  seed: number | null;
}

export type Step =
  | { state: "skip"; reason: "gone" | "not running" | "done already" }
  | { state: "ready"; run: ImprovementRun & { source: ModelSource }; asks: Ask[] };

const CHAIN = {
  run: { include: { source: true } },
  bestCode: { select: { text: true } },
  problem: { include: { content: true } },
} satisfies Prisma.ImprovementChainInclude;
type Chain = Prisma.ImprovementChainGetPayload<{ include: typeof CHAIN }>;

/**
 * What a step of a chain still has to ask for. Prompts are written down before they are sent, and an answer that is
 * there is not asked for again: a worker that died in the middle leaves only what it was waiting for.
 */
export async function takeStep({ ctx, input: job }: { ctx: Ctx; input: GenerateJob }): Promise<Step> {
  const chain = await ctx.db.improvementChain.findUnique({ where: { id: job.chainId }, include: CHAIN });
  if (!chain) return { state: "skip", reason: "gone" };
  if (chain.run.state !== "running") return { state: "skip", reason: "not running" };
  if (chain.state !== "active" || chain.iteration !== job.iteration) return { state: "skip", reason: "done already" };
  const messages = promptOf(chain);
  await ctx.db.generation.createMany({
    data: Array.from({ length: chain.run.samplesPerStep }, (_, position) => ({
      runId: chain.runId,
      chainId: chain.id,
      iteration: chain.iteration,
      position,
      prompt: messages as unknown as Prisma.InputJsonValue,
    })),
    skipDuplicates: true,
  });
  const open = await ctx.db.generation.findMany({ where: { chainId: chain.id, iteration: chain.iteration, state: "asked" }, orderBy: { position: "asc" } });
  // The job is this worker's alone: what a call of one before it had set aside is on its way no more.
  const stale = open.filter(({ reservedUsd }) => reservedUsd > 0).map(({ id }) => id);
  if (stale.length > 0) await ctx.db.generation.updateMany({ where: { id: { in: stale }, state: "asked" }, data: { reservedUsd: 0 } });
  const asks = open.map(({ id, position }) => ({ generationId: id, messages, seed: seedOf(chain, position) }));
  return { state: "ready", run: chain.run, asks };
}

function promptOf(chain: Chain): ChatMessage[] {
  const { run, problem } = chain;
  const language = run.language as Language;
  const starter = (problem.content?.starterCode as Partial<Record<Language, string>> | undefined)?.[language];
  const asked = { title: problem.title, statement: problem.content?.statement ?? "", language, starterCode: starter && starter.trim() !== "" ? starter : null };
  const objective = objectiveSchema.parse(run.objective);
  if (chain.bestCode === null || chain.best === null) return generationPrompt(asked, objective);
  return improvementPrompt({
    problem: asked,
    code: chain.bestCode.text,
    feedback: bestSchema.parse(chain.best),
    objective,
    ablation: { feedback: run.withFeedback, originalCode: run.withOriginalCode },
  });
}

const SEED_RANGE = 2 ** 31;

/** A number for each completion, the same when the run is made again with the same seed. */
function seedOf({ run, problem, iteration }: Chain, position: number): number | null {
  if (run.seed === null) return null;
  return (run.seed + problem.position * 1_000_003 + iteration * 10_007 + position * 101) % SEED_RANGE;
}
