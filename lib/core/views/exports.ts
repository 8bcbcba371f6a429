import { z } from "zod";
import { EXPORT_FORMATS } from "../exports/table";
import { languageSchema } from "./common";

const format = z.enum(EXPORT_FORMATS).default("csv").describe("Kind of the file.");

export const sampleExportQuery = z.object({ format });
export const leaderboardExportQuery = z.object({ set: z.string().min(1).max(100).optional().describe("Short name of a problem set; without it the first."), language: languageSchema.optional().describe("Language of solutions and figures."), format });
export const problemExportQuery = z.object({ set: z.string("say which problem set, as ?set=").min(1).max(100).describe("Short name of a problem set."), language: languageSchema.optional().describe("Language of solutions and figures."), format });
