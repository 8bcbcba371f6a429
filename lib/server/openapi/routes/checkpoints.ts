import { z } from "zod";
import { archiveFormSchema, namedCheckpointFieldsSchema } from "@/lib/core/views/checkpoints";
import { sourceViewSchema } from "@/lib/core/views/sources";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders } from "./parameters";

const file = z.string().describe("A .tar, .tar.gz or .zip of the folder that save_pretrained wrote.").meta({ format: "binary" });

export const CHECKPOINTS: Operation[] = [
  {
    id: "createCheckpoint", method: "post", path: "/api/v1/model-sources/checkpoints", tag: "Improvement", access: { scope: "submit" },
    summary: "Add a checkpoint",
    description: "A checkpoint of the hub, or for admins a folder of the host, as JSON; or an archive as a form with the field `file`. Safetensors alone: pickle files are refused. Config, tokenizer and the headers of the weights are looked at before the answer; of the hub the commit is kept, and the weights are fetched when a run first needs them.",
    headers: idempotencyHeaders,
    body: {
      "application/json": { schema: namedCheckpointFieldsSchema, example: { kind: "hub", hubId: "Qwen/Qwen2.5-Coder-0.5B-Instruct", revision: "main", name: "small coder", model: "Qwen/Qwen2.5-Coder-0.5B-Instruct" } },
      "multipart/form-data": { schema: archiveFormSchema.extend({ file }) },
    },
    answers: { 201: answers(sourceViewSchema, "The source.") },
    errors: ["not_found", "conflict", "unsupported_format", "too_large", "upstream_unavailable"],
  },
];
