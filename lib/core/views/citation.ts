import { z } from "zod";

/** How a public result is cited and shown elsewhere. Addresses are whole ones. */
export const citationViewSchema = z.object({
  url: z.string().describe("Address of the result."),
  bibtex: z.string().describe("A BibTeX entry."),
  badge: z.object({
    url: z.string().describe("Address of the picture, SVG."), alt: z.string().describe("What it says."),
    markdown: z.string().describe("To paste into Markdown."), html: z.string().describe("To paste into HTML."),
  }).describe("A picture of the score, and how to show it."),
  evalResultsUrl: z.string().nullable().describe("A file for `.eval_results` of the model's repository on the Hugging Face hub; null where the set is not from there."),
});
export type CitationView = z.infer<typeof citationViewSchema>;
