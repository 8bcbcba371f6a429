import { z } from "zod";
import { batchRequestSchema } from "../executions/request";
import { batchPageSchema } from "../executions/result";
import { eventsRequestSchema } from "./events";
import { trainerPrompts } from "./trainerPrompts";
import { trainingProblemSchema } from "./problems";
import { runConfigSchema } from "./run";

/**
 * What the trainer, which is Python, shares with the rest, as the files of `trainer/contract`. A test holds the files
 * to this: after a change `npx vitest run --project unit -u tests/unit/training` writes them anew.
 */
export function contractFiles(): Record<string, unknown> {
  return {
    "run.schema.json": formOf(runConfigSchema),
    "problem.schema.json": formOf(trainingProblemSchema),
    "events.schema.json": formOf(eventsRequestSchema),
    "execution-request.schema.json": formOf(batchRequestSchema),
    "execution-page.schema.json": formOf(batchPageSchema),
    "prompts.json": trainerPrompts(),
  };
}

/** JSON schema of what comes in, without the words that explain it to people: those change more often. */
function formOf(schema: z.ZodType): unknown {
  return withoutWords(z.toJSONSchema(schema, { io: "input" }));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => !(["description", "title"].includes(name) && typeof inner === "string"));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutWords(inner)]));
}
