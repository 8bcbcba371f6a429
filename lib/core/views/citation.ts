import { z } from "zod";

/** How a public result is cited and shown elsewhere. Addresses are whole ones. */
export const citationViewSchema = z.object({
  url: z.string(),
  bibtex: z.string(),
  badge: z.object({ url: z.string(), alt: z.string(), markdown: z.string(), html: z.string() }),
  /** A file for `.eval_results` of the model's repository on the Hugging Face hub; null where the set is not from there. */
  evalResultsUrl: z.string().nullable(),
});
export type CitationView = z.infer<typeof citationViewSchema>;
