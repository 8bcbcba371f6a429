import { z } from "zod";
import { faultSchema } from "./parts";
import { ERROR_CODES } from "../errors";

/** An error of the API: problem details as in RFC 9457, with a code that stays the same. */
export const problemDetailsSchema = z.object({
  type: z.string().describe("Where the code is explained: /docs/api#code, relative to this installation."),
  title: z.string().describe("What kind of error it is; the same for every error with this status."),
  status: z.number().int().describe("Status of the answer."),
  code: z.enum(ERROR_CODES).describe("Stays the same; decide by it."),
  detail: z.string().describe("What is wrong, and where."),
  hint: z.string().optional().describe("What to do about it."),
  faults: z
    .array(faultSchema)
    .optional()
    .describe("At most 50 faults of what was sent."),
  moreFaults: z.number().int().optional().describe("How many faults were left out."),
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
