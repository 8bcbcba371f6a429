import { z } from "zod";
import { AppError } from "../errors";

/** What a file is to us: weights, what describes the model and its tokenizer, weights that run code when read, or nothing. */
export type FileRole = "weights" | "kept" | "pickle" | "other";

const PICKLE = /\.(bin|pt|pth|ckpt|pkl|pickle|joblib|npy|npz)$/i;
const WEIGHTS = /\.safetensors$/;
const KEPT = new Set([
  "config.json", "generation_config.json", "model.safetensors.index.json",
  "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
  "vocab.json", "vocab.txt", "merges.txt", "chat_template.jinja", "chat_template.json",
]);

/** The role of a file by its name, without folders. */
export function roleOf(name: string): FileRole {
  if (WEIGHTS.test(name)) return "weights";
  if (KEPT.has(name)) return "kept";
  return PICKLE.test(name) ? "pickle" : "other";
}

const SAFETENSORS_ALONE = "Pickle files run code when they are read and are never opened here. Leave out what training alone needs (training_args.bin, optimizer.pt), and save weights with save_pretrained(..., safe_serialization=True).";

/** Throws AppError invalid_input where there are no safetensors, and says so when there are pickles instead. */
export function requireSafetensors(names: Iterable<string>): void {
  const all = [...names];
  if (all.some((name) => roleOf(name) === "weights")) return;
  const pickle = all.find((name) => roleOf(name) === "pickle");
  if (pickle !== undefined) throw refusePickle(pickle);
  throw new AppError("invalid_input", "The checkpoint has no weights: there is no .safetensors file beside config.json.", {
    faults: [{ where: "model.safetensors", problem: "is missing" }],
    hint: "Give the folder that save_pretrained wrote, with all of its files.",
  });
}

/** The answer to a file of pickled weights. */
export function refusePickle(name: string): AppError {
  return new AppError("invalid_input", `${name} is a pickle file; checkpoints are taken as safetensors alone.`, {
    faults: [{ where: name, problem: "is a pickle file" }],
    hint: SAFETENSORS_ALONE,
  });
}

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string().regex(/^[\w.-]+\.safetensors$/)) });

/**
 * The files that hold the weights: model.safetensors, or those that the index names.
 * Throws AppError invalid_input where one is missing.
 */
export function weightFiles(names: ReadonlySet<string>, index: unknown): string[] {
  if (names.has("model.safetensors")) return ["model.safetensors"];
  if (index === null) {
    throw new AppError("invalid_input", "There is neither model.safetensors nor model.safetensors.index.json.", {
      faults: [{ where: "model.safetensors", problem: "is missing" }],
      hint: "Give the folder that save_pretrained wrote; an adapter alone has to be merged into its model first.",
    });
  }
  const read = indexSchema.safeParse(index);
  if (!read.success) throw new AppError("invalid_input", "model.safetensors.index.json does not say which file holds which tensor.", { faults: [{ where: "model.safetensors.index.json", problem: "has no weight_map of safetensors files" }] });
  const files = [...new Set(Object.values(read.data.weight_map))].sort();
  const missing = files.filter((name) => !names.has(name));
  if (missing.length === 0 && files.length > 0) return files;
  throw new AppError("invalid_input", `${missing.length} of the ${files.length} files of weights are missing.`, {
    faults: missing.slice(0, 50).map((name) => ({ where: name, problem: "is missing" })),
    moreFaults: Math.max(0, missing.length - 50),
  });
}
