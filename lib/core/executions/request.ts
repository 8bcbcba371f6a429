import { z } from "zod";
import { parseLanguage } from "../datasets/languages";
import { DEFAULT_LIMITS, LANGUAGES, type Language } from "../problem";

/** Bounds of one request; each is told by name where it is passed. */
export const BATCH_LIMITS = {
  executions: 4096,
  /** UTF-16 units, as JavaScript counts them. */
  solutionLength: 256 * 1024,
  programLength: 4 * 1024 * 1024,
  stdinLength: 16 * 1024 * 1024,
  repeats: 15,
  libraries: 50,
  wallMs: 120_000,
  memoryBytes: 4 * 1024 ** 3,
  deadlineSeconds: 6 * 3600,
} as const;

const DEFAULT_DEADLINE_SECONDS = 600;

export const languageNameSchema = z.string().transform((name, context): Language => {
  const language = parseLanguage(name);
  if (language !== null) return language;
  context.addIssue({ code: "custom", message: `"${name.slice(0, 40)}" is no language we know; known are ${LANGUAGES.join(", ")}` });
  return z.NEVER;
});

const limitsSchema = z.strictObject({
  wallMs: z.int().min(1).max(BATCH_LIMITS.wallMs).default(DEFAULT_LIMITS.totalWallMs).describe("Elapsed time at most, ms."),
  memoryBytes: z.int().min(16 * 1024 ** 2).max(BATCH_LIMITS.memoryBytes).default(DEFAULT_LIMITS.memoryBytes).describe("Memory at most, bytes."),
});

const executionSchema = z
  .strictObject({
    problem: z.union([z.string().min(1).max(200), z.int().nonnegative()]).optional().describe("Slug or id of a problem: the code is judged on its cases. Without it the code is a program of its own."),
    set: z.string().min(1).max(100).optional().describe("The problem's set, where the batch names none or another."),
    language: languageNameSchema.default("python3").describe("Language of the code."),
    code: z.string().describe("The program."),
    repeats: z.int().min(0).max(BATCH_LIMITS.repeats).default(1).describe("Measured repeats; 0 asks for the verdict alone."),
    stdin: z.string().max(BATCH_LIMITS.stdinLength).optional().describe("What a program of its own reads."),
    libraries: z.array(z.string().trim().min(1).max(100)).max(BATCH_LIMITS.libraries).optional().describe("Packages that it imports and the image may lack."),
    limits: limitsSchema.optional().describe("What a program of its own may use."),
  })
  .check((context) => {
    const item = context.value;
    const fault = (path: string, message: string) => context.issues.push({ code: "custom", message, path: [path], input: item });
    const length = item.problem === undefined ? BATCH_LIMITS.programLength : BATCH_LIMITS.solutionLength;
    if (item.code.length > length) fault("code", `is longer than ${length} characters`);
    if (item.problem === undefined) {
      if (item.set !== undefined) fault("set", "belongs to an execution on a problem; name the problem");
      return;
    }
    for (const field of ["stdin", "libraries", "limits"] as const) {
      if (item[field] !== undefined) fault(field, "belongs to a program of its own: a problem brings its inputs and limits");
    }
  });
export type ExecutionItemInput = z.output<typeof executionSchema>;

/** What `POST /api/v1/executions` takes. */
export const batchRequestSchema = z.strictObject({
  set: z.string().min(1).max(100).optional().describe("Problem set of all executions that name none."),
  executions: z
    .array(executionSchema)
    .min(1, "needs at least one execution")
    .max(BATCH_LIMITS.executions, `holds more than ${BATCH_LIMITS.executions} executions; send several batches`)
    .describe("What to run."),
  deadlineSeconds: z.number().min(1).max(BATCH_LIMITS.deadlineSeconds).default(DEFAULT_DEADLINE_SECONDS).describe("Seconds from now after which what has no result ends as deadline_exceeded."),
  trace: z.boolean().default(false).describe("Memory over time with every measured result."),
});
export type BatchRequest = z.output<typeof batchRequestSchema>;

/** One execution as the worker gets it: checked, its problem found. */
export const storedExecutionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("problem"),
    problemId: z.uuid(),
    language: z.enum(LANGUAGES),
    code: z.string(),
    repeats: z.int(),
    trace: z.boolean(),
  }),
  z.object({
    kind: z.literal("program"),
    language: z.enum(LANGUAGES),
    code: z.string(),
    stdin: z.string(),
    repeats: z.int(),
    libraries: z.array(z.string()),
    limits: z.object({ totalWallMs: z.number(), memoryBytes: z.number(), outputBytes: z.number() }),
    trace: z.boolean(),
  }),
]);
export type StoredExecution = z.output<typeof storedExecutionSchema>;
export type StoredProblemExecution = Extract<StoredExecution, { kind: "problem" }>;
export type StoredProgramExecution = Extract<StoredExecution, { kind: "program" }>;
