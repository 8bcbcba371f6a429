import { z } from "zod";
import { AppError } from "../errors";
import { requireSafetensors, roleOf, weightFiles } from "./files";
import { headerBytesOf, LENGTH_BYTES, readHeader } from "./safetensors";

/** What is known of a checkpoint from its own files. */
export const checkpointFactsSchema = z.object({
  architecture: z.string().describe("The class that its config names, as Qwen2ForCausalLM."),
  modelType: z.string().describe("Its kind of model, as qwen2."),
  parameters: z.number().describe("Numbers in its weights, counted from their headers."),
  dtype: z.string().describe("Type of most of them, as BF16."),
  sizeBytes: z.number().describe("Bytes of all files that are kept."),
  contextTokens: z.number().nullable().describe("Longest text that it was made for; null where it does not say."),
  hasChatTemplate: z.boolean().describe("Whether its tokenizer knows how to chat."),
});
export type CheckpointFacts = z.infer<typeof checkpointFactsSchema>;

/** The files beside config.json, wherever they lie. */
export interface CheckpointReader {
  /** Bytes by name. */
  files: ReadonlyMap<string, number>;
  /** The bytes from `from` up to and without `to`. */
  read(name: string, from: number, to: number): Promise<Uint8Array>;
}

const MOST_JSON_BYTES = 16 * 1024 * 1024;
const configSchema = z.object({
  architectures: z.array(z.string().regex(/^\w{1,100}$/)).min(1),
  model_type: z.string().regex(/^[\w.-]{1,100}$/),
  max_position_embeddings: z.int().positive().nullish().catch(null),
});
const tokenizerSchema = z.object({ chat_template: z.unknown() });

/**
 * Looks at a checkpoint before anything is served: config, tokenizer, and the header of every file of weights.
 * Throws AppError invalid_input that names the file at fault.
 */
export async function inspectCheckpoint(reader: CheckpointReader): Promise<CheckpointFacts> {
  const names = new Set(reader.files.keys());
  requireConfig(names);
  requireSafetensors(names);
  const config = await readConfig(reader);
  requireTokenizer(names);
  const weights = weightFiles(names, await readJson(reader, "model.safetensors.index.json"));
  const counted = [];
  for (const name of weights) counted.push(await countedIn(reader, name));
  const byType: Record<string, number> = {};
  for (const { byType: some } of counted) for (const [type, count] of Object.entries(some)) byType[type] = (byType[type] ?? 0) + count;
  return {
    architecture: config.architectures[0] ?? "",
    modelType: config.model_type,
    parameters: counted.reduce((sum, { parameters }) => sum + parameters, 0),
    dtype: Object.entries(byType).sort(([, a], [, b]) => b - a)[0]?.[0] ?? "",
    sizeBytes: servedFiles(names, weights).reduce((sum, name) => sum + (reader.files.get(name) ?? 0), 0),
    contextTokens: config.max_position_embeddings ?? null,
    hasChatTemplate: await hasChatTemplate(reader, names),
  };
}

/** The files that a model server needs: weights, and what describes model and tokenizer. */
export function servedFiles(names: Iterable<string>, weights: readonly string[]): string[] {
  const wanted = new Set(weights);
  return [...names].filter((name) => wanted.has(name) || roleOf(name) === "kept").sort();
}

/** The files of weights of a checkpoint. Throws AppError invalid_input. */
export async function weightsOf(reader: CheckpointReader): Promise<string[]> {
  return weightFiles(new Set(reader.files.keys()), await readJson(reader, "model.safetensors.index.json"));
}

function requireConfig(names: ReadonlySet<string>): void {
  if (names.has("config.json")) return;
  throw new AppError("invalid_input", "The checkpoint has no config.json.", {
    faults: [{ where: "config.json", problem: "is missing" }],
    hint: names.has("adapter_config.json") ? "This is an adapter: merge it into its model (merge_and_unload) and save that." : "Give the folder that save_pretrained wrote, with all of its files.",
  });
}

async function readConfig(reader: CheckpointReader): Promise<z.output<typeof configSchema>> {
  const config = configSchema.safeParse(await readJson(reader, "config.json"));
  if (config.success) return config.data;
  throw new AppError("invalid_input", "config.json does not name the architecture of a model.", {
    faults: config.error.issues.slice(0, 5).map((issue) => ({ where: `config.json: ${issue.path.join(".")}`, problem: issue.message })),
    hint: "It needs model_type and architectures, as save_pretrained writes them.",
  });
}

function requireTokenizer(names: ReadonlySet<string>): void {
  if (names.has("tokenizer.json") || (names.has("vocab.json") && names.has("merges.txt"))) return;
  throw new AppError("invalid_input", "The checkpoint has no tokenizer.", {
    faults: [{ where: "tokenizer.json", problem: "is missing" }],
    hint: "Save the tokenizer beside the model: tokenizer.save_pretrained(folder).",
  });
}

async function countedIn(reader: CheckpointReader, name: string): ReturnType<typeof readHeaderOf> {
  return readHeaderOf(reader, name, reader.files.get(name) ?? 0);
}

async function readHeaderOf(reader: CheckpointReader, name: string, fileBytes: number): Promise<ReturnType<typeof readHeader>> {
  const length = headerBytesOf(name, await reader.read(name, 0, Math.min(LENGTH_BYTES, fileBytes)), fileBytes);
  const header = await reader.read(name, LENGTH_BYTES, LENGTH_BYTES + length);
  return readHeader(name, header, fileBytes - LENGTH_BYTES - length);
}

async function hasChatTemplate(reader: CheckpointReader, names: ReadonlySet<string>): Promise<boolean> {
  if (names.has("chat_template.jinja") || names.has("chat_template.json")) return true;
  const config = tokenizerSchema.safeParse(await readJson(reader, "tokenizer_config.json"));
  return config.success && config.data.chat_template !== undefined && config.data.chat_template !== null;
}

/** null where there is no such file. Throws AppError invalid_input for one that is no JSON or too large to be one of these. */
async function readJson(reader: CheckpointReader, name: string): Promise<unknown> {
  const bytes = reader.files.get(name);
  if (bytes === undefined) return null;
  if (bytes > MOST_JSON_BYTES) throw notReadable(name, `is larger than ${MOST_JSON_BYTES / 1024 / 1024} MiB`);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await reader.read(name, 0, bytes)));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw notReadable(name, "is no JSON in UTF-8", cause);
  }
}

function notReadable(name: string, problem: string, cause?: unknown): AppError {
  return new AppError("invalid_input", `${name} ${problem}.`, { faults: [{ where: name, problem }], cause });
}
