import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const tokens = z.union([z.int(), z.array(z.int())]).nullish().catch(null);
const configSchema = z.object({ eos_token_id: tokens, bos_token_id: tokens, pad_token_id: tokens });
const objectSchema = z.record(z.string(), z.unknown());

/**
 * The settings of generation that `transformers serve` is sent: those of the checkpoint, with sampling on. Left to
 * itself it decodes greedily, whatever temperature is asked for, unless the checkpoint says otherwise.
 */
export async function samplingOf(folder: string): Promise<Record<string, unknown>> {
  const own = objectSchema.safeParse(await readJson(path.join(folder, "generation_config.json")));
  const config = configSchema.safeParse(await readJson(path.join(folder, "config.json")));
  const ends = config.success ? Object.fromEntries(Object.entries(config.data).filter(([, value]) => value !== null && value !== undefined)) : {};
  // Without a word of the checkpoint the whole distribution is sampled, as other servers do.
  return { top_k: 0, ...ends, ...(own.success ? own.data : {}), do_sample: true };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => "null");
  return JSON.parse(text) as unknown;
}
