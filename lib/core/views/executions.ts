import { z } from "zod";
import { beyondSchema, tracePointSchema } from "./parts";
import { figuresSchema, modelViewSchema, profileViewSchema, verdictSchema } from "./common";

export const repeatViewSchema = z.object({
  wallNs: z.number().describe("Elapsed time, ns."),
  cpuNs: z.number().describe("Time on a core, user and system, ns."),
  peakBytes: z.number().describe("Highest memory of the process tree, bytes."),
  integralByteSeconds: z.number().describe("Memory integrated over time, byte seconds."),
  yardstickNs: z.number().nullable().describe("What the yardstick took just before; null where it was not run."),
  contamination: z.string().nullable().describe("Why the repeat was dropped; null when it counts."),
});

export const executionViewSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  kind: z.enum(["sample", "reference", "generation"]).describe("What was run: a submission's sample, a human reference, or a completion of an improvement run."),
  problem: z.object({ setSlug: z.string().describe("Short name of its set."), slug: z.string().describe("Its short name."), title: z.string().describe("Its title.") }).describe("The problem that it was judged on."),
  submission: z.object({ id: z.string().describe("Id of the submission."), model: modelViewSchema, position: z.number().describe("Index among the samples of the problem, from 0.") }).nullable().describe("Of a sample; else null."),
  generation: z.object({
    runId: z.string().describe("Id of the run."), modelName: z.string().describe("Name of the model."),
    iteration: z.number().describe("0 is the first solution."), position: z.number().describe("Index among the completions of the step, from 0."),
  }).nullable().describe("For solutions that an improvement run generated: which completion of it."),
  referenceLabel: z.string().nullable().describe("Of a reference; else null."),
  language: z.string().describe("Programming language."),
  code: z.string().describe("The program."),
  fastestReference: z.object({ executionId: z.string().describe("Id of its execution."), label: z.string().describe("How the set tells it from others."), code: z.string().describe("The program."), figures: figuresSchema }).nullable().describe("The fastest accepted reference of the same problem, to compare with; null when it is this one."),
  verdict: verdictSchema.describe("How the program was judged."),
  reason: z.string().describe("Why it was judged so, in words."),
  failingCase: z.number().nullable().describe("Number of the first case that failed, from 0; null where none did."),
  evidence: z.object({
    exitCode: z.number().nullable().describe("Exit status; null where a signal ended it."),
    signal: z.number().nullable().describe("Number of the signal that ended it; null without."),
    stderrTail: z.string().describe("The end of what it wrote to stderr."),
    input: z.string().nullable().describe("Of the failing case; null for a hidden one."),
    expected: z.string().nullable().describe("The right answer to it; null for a hidden case."),
    actual: z.string().nullable().describe("What the program answered; null for a hidden case."),
    compilerOutput: z.string().nullable().describe("What the compiler said; null where nothing was compiled."),
  }).describe("What was seen of the program; of hidden cases nothing."),
  figures: figuresSchema.nullable().describe("Medians over repeats; null unless it was accepted."),
  peakSource: z.string().nullable().describe("How the highest memory was read; null without figures."),
  wallRelativeError: z.number().nullable().describe("Bound on the relative standard error of the wall time; null after a single repeat."),
  integralErrorByteSeconds: z.number().nullable().describe("Bound on the error of the memory integral from reading it now and then, byte seconds; null without figures."),
  hostSpeed: z.number().nullable().describe("Speed of the host while it was measured against its reference (1); times and integrals are related to it."),
  beyond: beyondSchema.nullable().describe("Shares of references that it beats, 0 to 1; null before calibration."),
  repeats: z.array(repeatViewSchema).describe("Every measured run."),
  trace: z.array(tracePointSchema).describe("Memory of the whole process tree over time, of the repeat nearest the median; cases one after another."),
  caseBordersNs: z.array(z.number()).describe("Where in the trace one case ends and the next begins, ns."),
  profile: profileViewSchema.describe("The measurement profile that the figures are of."),
  workerName: z.string().describe("Host and process that measured it."),
  attempts: z.number().describe("Tries that it took; more than one after faults of ours."),
  isReused: z.boolean().describe("The figures were measured for the same program, handed in before."),
  measuredAt: z.string().describe("When the figures were measured; ISO 8601, UTC."),
  createdAt: z.string().describe("When it was stored; ISO 8601, UTC."),
});
export type ExecutionView = z.infer<typeof executionViewSchema>;
