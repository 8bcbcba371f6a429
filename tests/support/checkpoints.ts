/** A safetensors file with these tensors, all of zeros. */
export function safetensors(tensors: Record<string, { dtype: string; shape: number[]; bytes: number }>): Buffer {
  let at = 0;
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes] };
    at += bytes;
  }
  return withHeader(JSON.stringify(header), at);
}

/** A safetensors file with this header, whatever it says, and so many bytes behind it. */
export function withHeader(header: string, dataBytes: number): Buffer {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(dataBytes)]);
}

export const WEIGHTS = safetensors({ "lm_head.weight": { dtype: "BF16", shape: [10, 4], bytes: 80 }, "norm.weight": { dtype: "F32", shape: [4], bytes: 16 } });

/** The files of a checkpoint as save_pretrained writes them; nobody could serve it. */
export function checkpointFiles(changes: Record<string, Buffer | string | null> = {}): Record<string, Buffer> {
  const files: Record<string, Buffer | string | null> = {
    "config.json": JSON.stringify({ architectures: ["Qwen2ForCausalLM"], model_type: "qwen2", max_position_embeddings: 2048 }),
    "generation_config.json": JSON.stringify({ eos_token_id: 1 }),
    "tokenizer.json": "{}",
    "tokenizer_config.json": JSON.stringify({ chat_template: "{{ messages }}" }),
    "model.safetensors": WEIGHTS,
    ...changes,
  };
  return Object.fromEntries(Object.entries(files).flatMap(([name, content]) => (content === null ? [] : [[name, Buffer.from(content)]])));
}

export const FACTS = { architecture: "Qwen2ForCausalLM", modelType: "qwen2", parameters: 44, dtype: "BF16", contextTokens: 2048, hasChatTemplate: true };
