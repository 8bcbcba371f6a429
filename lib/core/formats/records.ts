import { z } from "zod";
import type { FileRecord } from "./document";
import { quoted, type FaultList } from "./faults";
import { recordFormat } from "./detect";
import { FORMAT_NAMES, type SubmissionFormat } from "./types";

/** One solution as a file gives it, its problem not looked up yet. */
export interface RawSample {
  where: string;
  /** A slug or id, or a position in the set's order. */
  key: { id: string } | { index: number };
  language: string | null;
  code: unknown;
}

const id = z.union([z.string().min(1), z.int().nonnegative(), z.bigint().nonnegative()], "is neither a name nor a whole number from 0 on");
const index = z.int("is not the position of a problem (0, 1, ...)").nonnegative("is not the position of a problem (0, 1, ...)");
const MAX_FILTERS_SHOWN = 5;
const languageName = z.string().nullish();

const withProblem = z.object({ problem: id, language: languageName });
const withTaskId = z.object({ task_id: id });
const withProblemId = z.object({ problem_id: id, language: languageName });
const withCodeList = z.object({ question_id: id, code_list: z.array(z.unknown()) });
const withResponses = z.object({ doc_id: index, filtered_resps: z.array(z.unknown()) });

type RecordReader = (value: Record<string, unknown>) => Omit<RawSample, "where">[];

/** Formats whose files are objects, one a line: how one of them becomes samples. Throw ZodError. */
const READERS: Record<Exclude<SubmissionFormat, "mercury" | "apps">, RecordReader> = {
  afterburner: (value) => {
    const { problem, language } = withProblem.parse(value);
    return [sample(problem, value.code, language)];
  },
  evalplus: (value) => [sample(withTaskId.parse(value).task_id, value.solution ?? value.completion)],
  bigcodebench: (value) => [sample(withTaskId.parse(value).task_id, value.solution)],
  generations: (value) => {
    const { problem_id, language } = withProblemId.parse(value);
    return [sample(problem_id, value.solution, language)];
  },
  livecodebench: (value) => {
    const { question_id, code_list } = withCodeList.parse(value);
    return code_list.map((code) => sample(question_id, code));
  },
  "lm-eval": (value) => {
    const { doc_id, filtered_resps } = withResponses.parse(value);
    return filtered_resps.flat().map((code) => ({ key: { index: doc_id }, language: null, code }));
  },
};

function sample(problem: string | number | bigint, code: unknown, language?: string | null): Omit<RawSample, "where"> {
  return { key: { id: String(problem) }, language: language ?? null, code };
}

/** Samples of a file of objects, read as they are asked for. A record of another shape than the first is a fault. */
export function* readRecords(
  format: keyof typeof READERS,
  records: FileRecord[],
  faults: FaultList,
  warnings: string[],
): Generator<RawSample> {
  for (const { where, value } of format === "lm-eval" ? oneFilter(records, warnings) : records) {
    const own = recordFormat(value);
    if (own === format || (own !== null && ALIKE.has(format) && ALIKE.has(own))) yield* readRecord(format, where, value, faults);
    else faults.add("invalid_input", where, mixedFault(own, format));
  }
}

/** Files of either may lack raw_solution on some lines. */
const ALIKE: ReadonlySet<SubmissionFormat> = new Set(["evalplus", "bigcodebench"]);

function mixedFault(own: SubmissionFormat | null, format: SubmissionFormat): string {
  const file = `the file begins as ${FORMAT_NAMES[format]}`;
  return own ? `is of the format ${FORMAT_NAMES[own]}, but ${file}` : `has not the fields of its format; ${file}`;
}

function readRecord(format: keyof typeof READERS, where: string, value: Record<string, unknown>, faults: FaultList): RawSample[] {
  try {
    const samples = READERS[format](value);
    if (samples.length === 0) faults.add("invalid_input", where, "holds no solution");
    return samples.map((item, position) => ({ ...item, where: samples.length > 1 ? `${where}[${position}]` : where }));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const issue = error.issues[0];
    faults.add("invalid_input", where, `${issue?.path.join(".") ?? "record"}: ${issue?.message ?? "is not valid"}`);
    return [];
  }
}

/** lm-eval writes each answer once for every filter: keep those of the last filter that the file names. */
function oneFilter(records: FileRecord[], warnings: string[]): FileRecord[] {
  const nameOf = ({ value }: FileRecord): string => (typeof value.filter === "string" ? value.filter : "none");
  const filters = [...new Set(records.map(nameOf))];
  const last = filters.at(-1);
  if (last === undefined || filters.length === 1) return records;
  warnings.push(`The file holds every answer under ${filters.length} filters (${filters.slice(0, MAX_FILTERS_SHOWN).map(quoted).join(", ")}${filters.length > MAX_FILTERS_SHOWN ? ", ..." : ""}); ${quoted(last)}, the last, is used.`);
  return records.filter((record) => nameOf(record) === last);
}
