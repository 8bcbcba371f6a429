import { describe, expect, it } from "vitest";
import { inspectCheckpoint, type CheckpointReader } from "@/lib/core/checkpoints";
import { isAppError } from "@/lib/core/errors";
import { checkpointFiles, FACTS, safetensors, WEIGHTS, withHeader } from "@/tests/support/checkpoints";

function reader(files: Record<string, Buffer>): CheckpointReader & { read: CheckpointReader["read"]; bytesRead: () => number } {
  let bytesRead = 0;
  return {
    files: new Map(Object.entries(files).map(([name, content]) => [name, content.length])),
    read: async (name, from, to) => {
      const part = files[name]?.subarray(from, to) ?? Buffer.alloc(0);
      bytesRead += part.length;
      return part;
    },
    bytesRead: () => bytesRead,
  };
}

async function refusal(changes: Record<string, Buffer | string | null>): Promise<{ code: string; where: string; text: string }> {
  const error: unknown = await inspectCheckpoint(reader(checkpointFiles(changes))).catch((thrown: unknown) => thrown);
  if (!isAppError(error)) throw new Error(`was not refused: ${String(error)}`);
  return { code: error.code, where: error.faults[0]?.where ?? "", text: `${error.message} ${error.hint ?? ""}` };
}

const tensor = (dtype: string, shape: number[], begin: number, end: number) => JSON.stringify({ t: { dtype, shape, data_offsets: [begin, end] } });

describe("a checkpoint's own files", () => {
  it("tell architecture, parameters and their type, without the weights being read", async () => {
    const large = safetensors({ a: { dtype: "F16", shape: [1000, 1000], bytes: 2_000_000 } });
    const files = checkpointFiles({ "model.safetensors": large });
    const from = reader(files);
    expect(await inspectCheckpoint(from)).toMatchObject({ ...FACTS, parameters: 1_000_000, dtype: "F16" });
    expect(from.bytesRead()).toBeLessThan(2_000);
  });

  it("count every part of weights that are split, and only those that the index names", async () => {
    const index = JSON.stringify({ weight_map: { a: "model-1.safetensors", b: "model-2.safetensors", c: "model-1.safetensors" } });
    const files = checkpointFiles({ "model.safetensors": null, "model.safetensors.index.json": index, "model-1.safetensors": WEIGHTS, "model-2.safetensors": WEIGHTS, "consolidated.safetensors": WEIGHTS });
    const facts = await inspectCheckpoint(reader(files));
    expect(facts.parameters).toBe(88);
    expect(facts.sizeBytes).toBe(Object.entries(files).reduce((sum, [name, { length }]) => (name === "consolidated.safetensors" ? sum : sum + length), 0));
  });

  it("tell whether the model can chat", async () => {
    const without = { "tokenizer_config.json": "{}" };
    expect((await inspectCheckpoint(reader(checkpointFiles(without)))).hasChatTemplate).toBe(false);
    expect((await inspectCheckpoint(reader(checkpointFiles({ ...without, "chat_template.jinja": "x" })))).hasChatTemplate).toBe(true);
  });

  it.each([
    ["config.json", { "config.json": null }, "config.json"],
    ["an architecture", { "config.json": '{"model_type":"x"}' }, "config.json: architectures"],
    ["JSON in config.json", { "config.json": "{" }, "config.json"],
    ["a tokenizer", { "tokenizer.json": null }, "tokenizer.json"],
    ["weights", { "model.safetensors": null }, "model.safetensors"],
    ["a part that the index names", { "model.safetensors": null, "other.safetensors": WEIGHTS, "model.safetensors.index.json": '{"weight_map":{"a":"gone.safetensors"}}' }, "gone.safetensors"],
    ["parts of its own folder", { "model.safetensors": null, "other.safetensors": WEIGHTS, "model.safetensors.index.json": '{"weight_map":{"a":"../gone.safetensors"}}' }, "model.safetensors.index.json"],
  ])("are refused without %s", async (_what, changes, where) => {
    expect(await refusal(changes)).toMatchObject({ code: "invalid_input", where });
  });

  it("are refused as pickles when there is nothing else, with what to do", async () => {
    const { where, text } = await refusal({ "model.safetensors": null, "pytorch_model.bin": "x" });
    expect(where).toBe("pytorch_model.bin");
    expect(text).toMatch(/pickle.*safe_serialization/s);
  });

  it("are refused as an adapter where they are one", async () => {
    expect((await refusal({ "config.json": null, "adapter_config.json": "{}" })).text).toMatch(/adapter.*merge/s);
  });
});

describe("a file of weights is refused", () => {
  it.each([
    ["when it is too short", Buffer.from("abc")],
    ["when it is something else", Buffer.from("PK\x03\x04 and so on, for a while")],
    ["when its header is longer than the file", withHeader("{}", 0).subarray(0, 9)],
    ["when its header claims to be huge", Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 128]), Buffer.alloc(64)])],
    ["when its header is no JSON", withHeader("{a", 0)],
    ["when its header is a list", withHeader("[]", 0)],
    ["when it holds no tensor", withHeader('{"__metadata__":{}}', 0)],
    ["when a tensor has no place", withHeader('{"t":{"dtype":"F32","shape":[1]}}', 4)],
    ["when a tensor has a type that nobody knows", withHeader(tensor("X32", [1], 0, 4), 4)],
    ["when a type is a word of JavaScript's", withHeader(tensor("constructor", [1], 0, 4), 4)],
    ["when a shape is negative", withHeader(tensor("F32", [-1], 0, 4), 4)],
    ["when a shape is larger than any number", withHeader(tensor("F32", [2 ** 40, 2 ** 40], 0, 4), 4)],
    ["when bytes and shape differ", withHeader(tensor("F32", [2], 0, 4), 4)],
    ["when a tensor ends before it begins", withHeader(tensor("F32", [1], 4, 0), 4)],
    ["when a tensor lies behind the end", withHeader(tensor("F32", [2], 0, 8), 4)],
    ["when something lies behind the last tensor", withHeader(tensor("F32", [1], 0, 4), 400)],
    ["when tensors overlap", withHeader('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}', 6)],
    ["when there is a gap between tensors", withHeader('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}}', 9)],
  ])("%s", async (_what, content) => {
    expect(await refusal({ "model.safetensors": content })).toMatchObject({ code: "invalid_input", where: "model.safetensors" });
  });
});
