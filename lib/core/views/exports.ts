import { z } from "zod";
import { EXPORT_FORMATS } from "../exports/table";
import { languageSchema } from "./common";

const format = z.enum(EXPORT_FORMATS).default("csv");

export const sampleExportQuery = z.object({ format });
export const leaderboardExportQuery = z.object({ set: z.string().min(1).max(100).optional(), language: languageSchema.optional(), format });
export const problemExportQuery = z.object({ set: z.string("say which problem set, as ?set=").min(1).max(100), language: languageSchema.optional(), format });
