import { z } from "zod";
import { parametersSchema } from "./sources";

const shared = {
  name: z.string().trim().min(1).max(100).describe("A name for yourself."),
  model: z.string().trim().min(1).max(200).describe("The model's name on the leaderboard."),
  protocol: z.enum(["auto", "chat", "completion"]).default("auto").describe("Whether the model chats or only continues texts; `auto`: it chats when it has a chat template."),
  parameters: parametersSchema.default({}).describe("Sent with every request, beside what the run sets."),
  concurrency: z.int().min(1).max(64).default(8).describe("Calls at once. A server on processors takes one after the other, whatever this says."),
};

/** A checkpoint of the hub. */
export const hubCheckpointFieldsSchema = z.object({
  kind: z.literal("hub").describe("A checkpoint of the hub."),
  hubId: z.string().trim().max(200).regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/, "is no id as owner/name").describe("As owner/name."),
  revision: z.string().trim().min(1).max(200).regex(/^[\w./-]+$/, "is no branch, tag or commit").default("main").describe("Branch, tag or commit; the commit that it names now is kept."),
  ...shared,
});

/** A folder of this host; for admins. */
export const pathCheckpointFieldsSchema = z.object({
  kind: z.literal("path").describe("A folder of this host; for admins."),
  path: z.string().min(1).max(1000).regex(/^\/[^\0]*$/, "is no absolute path").describe("The folder with config.json, on the host of the web app and of the generate worker."),
  ...shared,
});

/** A checkpoint in an archive that is sent along. */
export const archiveCheckpointFieldsSchema = z.object({ kind: z.literal("archive").describe("An archive that is sent along."), ...shared });

export const createCheckpointFieldsSchema = z.discriminatedUnion("kind", [hubCheckpointFieldsSchema, pathCheckpointFieldsSchema, archiveCheckpointFieldsSchema]);
export type CreateCheckpointFields = z.input<typeof createCheckpointFieldsSchema>;

/** What can be said in a request without a file. */
export const namedCheckpointFieldsSchema = z.discriminatedUnion("kind", [hubCheckpointFieldsSchema, pathCheckpointFieldsSchema]);

/** Fields of a form that comes with an archive: all of them are text. */
export const archiveFormSchema = z.object({
  name: shared.name,
  model: shared.model,
  protocol: shared.protocol,
  concurrency: z.coerce.number().int().min(1).max(64).default(8).describe(shared.concurrency.description ?? ""),
});
