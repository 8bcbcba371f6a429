import { AppError } from "@/lib/core/errors";
import { decodeText, isParquet } from "./decode";
import { detectFormat, isSingleRecord } from "./detect";
import { listDocument, readDocument, type Document } from "./document";
import { FaultList, shown } from "./faults";
import { readCodeList, readCodesByIndex, readMercury } from "./keyed";
import { ProblemLookup } from "./problem-lookup";
import { readRecords, type RawSample } from "./records";
import { resolveSamples, type UnknownProblems } from "./samples";
import { FORMAT_NAMES, MAX_FILE_BYTES, type Coverage, type FaultKind, type ParsedSubmission, type Refusal, type SubmissionFormat, type SubmissionSet, type SubmittedSample } from "./types";

export interface SubmissionFile {
  bytes: Uint8Array;
  /** For messages; what the file is, its content says. */
  fileName: string;
  set: SubmissionSet;
  /** Reads the rows of a Parquet file; without it Parquet is refused. Throws AppError. */
  readParquet?: (bytes: Uint8Array) => Promise<unknown[]>;
  /** Samples of problems that the set lacks are refused; "skip" leaves them out with a warning. */
  unknownProblems?: UnknownProblems;
}

export type SubmissionReading = { ok: true; submission: ParsedSubmission } | { ok: false; refusal: Refusal };

/**
 * Reads a submission file of any known format against the problems of a set.
 * Throws AppError invalid_input, too_large, unknown_problem or unsupported_format with the faults by place: a
 * file is taken whole or not at all.
 */
export async function parseSubmission(file: SubmissionFile): Promise<ParsedSubmission> {
  const reading = await readSubmission(file);
  if (reading.ok) return reading.submission;
  throw refusalError(file.fileName, reading.refusal);
}

/** The same without throwing for what is in the file. */
export async function readSubmission(file: SubmissionFile): Promise<SubmissionReading> {
  const faults = new FaultList();
  const document = await documentOf(file, faults);
  const format = document && formatOf(document, faults);
  if (!document || !format) return { ok: false, refusal: faults.refusal() };
  const warnings: string[] = [];
  const raw = rawSamples(document, format, faults, warnings);
  const { samples, fenced, skipped } = resolveSamples(raw, new ProblemLookup(file.set), faults, file.unknownProblems ?? "refuse");
  if (samples.length === 0 && faults.isEmpty) faults.add("invalid_input", "file", skipped > 0 ? "holds no solution of a problem of this set" : "holds no solution");
  if (!faults.isEmpty) return { ok: false, refusal: faults.refusal() };
  const coverage = coverageOf(samples, file.set);
  if (format === "apps" || format === "lm-eval" || document.kind === "list") warnings.push(...positionWarning(file.set));
  if (skipped > 0) warnings.push(`${skipped} solutions of problems that this set lacks were left out.`);
  warnings.push(...usualWarnings(samples, coverage, file.set, fenced));
  return { ok: true, submission: { format, samples, warnings, coverage } };
}

async function documentOf(file: SubmissionFile, faults: FaultList): Promise<Document | null> {
  if (file.readParquet && isParquet(file.bytes) && file.bytes.length <= MAX_FILE_BYTES) {
    return listDocument(await file.readParquet(file.bytes), (index) => `row ${index + 1}`, faults);
  }
  const text = decodeText(file.bytes, faults);
  const document = text === null ? null : readDocument(text, faults);
  if (document?.kind !== "map" || !isSingleRecord(document.entries)) return document;
  return { kind: "records", records: [{ where: "line 1", value: Object.fromEntries(document.entries) }] };
}

/** Unreadable lines alone are fault enough; the unknown shape is named only where something was read. */
function formatOf(document: Document, faults: FaultList): SubmissionFormat | null {
  if (document.kind === "records" && document.records.length === 0) return null;
  const isEmpty = document.kind === "map" ? document.entries.length === 0 : document.kind === "list" && document.items.length === 0;
  const format = detectFormat(document);
  if (isEmpty) faults.add("invalid_input", "file", "holds no solution");
  else if (!format) faults.add("unsupported_format", "file", `has the shape of no known format (${Object.values(FORMAT_NAMES).join(", ")})`);
  return format;
}

function rawSamples(document: Document, format: SubmissionFormat, faults: FaultList, warnings: string[]): Iterable<RawSample> {
  if (document.kind === "list") return readCodeList(document.items);
  if (document.kind === "records") {
    return format === "mercury" || format === "apps" ? [] : readRecords(format, document.records, faults, warnings);
  }
  return format === "mercury" ? readMercury(document.entries, faults) : readCodesByIndex(document.entries, faults);
}

function coverageOf(samples: SubmittedSample[], set: SubmissionSet): Coverage {
  const covered = new Set(samples.map(({ problem }) => problem));
  const missing = set.problems.filter(({ slug }) => !covered.has(slug)).map(({ slug }) => slug);
  return { problems: covered.size, samples: samples.length, missing };
}

function usualWarnings(samples: SubmittedSample[], coverage: Coverage, set: SubmissionSet, fenced: number): string[] {
  const counts = new Map<string, number>();
  for (const { problem } of samples) counts.set(problem, (counts.get(problem) ?? 0) + 1);
  const [least, most] = [...counts.values()].reduce(([low, high], count) => [Math.min(low, count), Math.max(high, count)], [Infinity, 0]);
  return [
    ...(fenced > 0 ? [`A markdown fence was taken off ${fenced} of ${samples.length} solutions.`] : []),
    ...(coverage.missing.length > 0 ? [missingWarning(coverage, set)] : []),
    ...(least !== most ? [`The problems have between ${least} and ${most} solutions each.`] : []),
  ];
}

/** Tools count the rows of one split; a set of several has their problems one after the other. */
function positionWarning(set: SubmissionSet): string[] {
  const splits = new Set(set.problems.map(({ externalId }) => (externalId.includes("/") ? externalId.slice(0, externalId.indexOf("/")) : "")));
  if (splits.size < 2) return [];
  return [`The file names problems by position, and the set holds ${splits.size} splits (${[...splits].slice(0, 5).join(", ")}): positions count through all of them, from 0. Import the split alone if the file counts its rows.`];
}

function missingWarning({ problems }: Coverage, set: SubmissionSet): string {
  const share = Math.floor((100 * problems) / set.problems.length);
  return `${problems} of ${set.problems.length} problems of the set (${share} %) have a solution; the others count as not solved.`;
}

const HINTS: Record<FaultKind, string> = {
  invalid_input: "Nothing was queued. Correct the named places and send the file again.",
  too_large: "Nothing was queued. Split the file or shorten the named solutions.",
  unknown_problem: "Nothing was queued. Choose the problem set that the file was made for, or correct the names.",
  unsupported_format: "Nothing was queued. Send UTF-8 JSON or JSON lines in one of the documented formats.",
};

export function refusalError(fileName: string, refusal: Refusal): AppError {
  const [first] = refusal.faults;
  const total = refusal.faults.length + refusal.moreFaults;
  const name = fileName === "" ? "The file" : shown(fileName);
  const summary = total === 1 ? "cannot be taken" : `has ${total} faults, the first of them`;
  return new AppError(refusal.code, `${name} ${summary}: ${first?.where}: ${first?.problem}`, {
    hint: HINTS[refusal.code],
    faults: refusal.faults,
    moreFaults: refusal.moreFaults,
  });
}
