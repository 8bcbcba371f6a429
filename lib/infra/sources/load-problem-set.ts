import { parseAppsRows } from "@/lib/core/datasets/apps";
import { parseLanguage } from "@/lib/core/datasets/languages";
import { UnreadableRow } from "@/lib/core/datasets/rows";
import { parseVenusRows } from "@/lib/core/datasets/venus";
import { AppError } from "@/lib/core/errors";
import type { ImportedProblemSet, Language } from "@/lib/core/problem";
import { appsDirectoryRows, appsSplits } from "./apps-directory";
import { fileRows } from "./file-rows";
import { openHub, parseHubId } from "./open-hub";
import { kindOfPath, openPath } from "./open-path";
import { openUpload } from "./open-upload";
import { openUrl } from "./open-url";
import { languageOf, splitOf } from "./pick-files";
import type { DataFile, LoadedProblemSet, LoadProblemSetOptions, OpenedSource, ProblemSetLayout } from "./types";

/**
 * Reads a whole problem set, wherever it is, into problems and row faults.
 * Throws AppError not_found, forbidden, upstream_unavailable, too_large, unsupported_format, cancelled, or
 * invalid_input, the last also when not one row could be used.
 */
export async function loadProblemSet(options: LoadProblemSetOptions): Promise<LoadedProblemSet> {
  const directory = (await localKind(options)) === "directory" ? await appsSplits(options.source, options.split) : [];
  if (directory.length > 0) {
    options.onProgress?.(`Reading ${directory.reduce((sum, { ids }) => sum + ids.length, 0)} problem folders`);
    const imported = await parseAppsRows(watched(appsDirectoryRows(directory), options));
    return finished(imported, "apps", options.source, null);
  }
  await using opened = await openSource(options);
  const { kind, rows } = await withKind(allRows(opened.files), options);
  const language = options.language ?? (options.config ? (parseLanguage(options.config) ?? undefined) : undefined);
  const watchedRows = watched(rows, options);
  const imported = kind === "apps" ? await parseAppsRows(watchedRows, { split: options.split }) : await parseVenusRows(watchedRows, { language });
  return finished(imported, kind, options.source, opened.revision);
}

/** What lies at a local path; whoever may not name paths here learns nothing about them either. */
async function localKind({ source, restricted, upload }: LoadProblemSetOptions): ReturnType<typeof kindOfPath> {
  return restricted || upload ? null : kindOfPath(source);
}

async function openSource(options: LoadProblemSetOptions): Promise<OpenedSource> {
  const { source, upload } = options;
  if (upload) return openUpload(upload, options);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return openUrl(options);
  const kind = await localKind(options);
  if (kind) return openPath(options, kind);
  const id = parseHubId(source);
  if (id && !/\.(jsonl?|gz|parquet|ndjson)$/i.test(source)) return openHub(id, options);
  if (options.restricted) {
    throw new AppError("invalid_input", `"${source}" is neither an address nor a hub id`, {
      hint: "Give an https address, or a hub id such as owner/name or owner/name@revision.",
    });
  }
  throw new AppError("not_found", `There is no file or folder "${source}"`, {
    hint: "Give a path that is there, an https address, or a hub id such as owner/name or owner/name@revision.",
  });
}

async function* allRows(files: DataFile[]): AsyncGenerator<unknown> {
  for (const file of files) {
    const split = splitOf(file.name);
    const language = languageOf(file.name);
    for await (const row of fileRows(file)) yield withLanguage(withSplit(row, split), language);
  }
}

/** Rows of the multilingual Venus are in the language of their configuration, which only the folder tells. */
function withLanguage(row: unknown, language: Language | null): unknown {
  const isVenus = row !== null && typeof row === "object" && !("input_output" in row);
  return isVenus && language !== null && !("lang" in row) ? { ...row, lang: language } : row;
}

/** APPS numbers its problems within a split, which only the file's name tells. */
function withSplit(row: unknown, split: string | undefined): unknown {
  const isApps = row !== null && typeof row === "object" && "input_output" in row;
  return isApps && split !== undefined && !("split" in row) ? { ...row, split } : row;
}

/** Rows that may be bad before one shows the layout. */
const ROWS_TO_LOOK_AT = 20;

/** The layout by the columns of the first row that has some; the rows read for that are given again. */
async function withKind(
  rows: AsyncGenerator<unknown>,
  options: LoadProblemSetOptions,
): Promise<{ kind: ProblemSetLayout; rows: AsyncIterable<unknown> }> {
  if (options.kind) return { kind: options.kind, rows };
  const seen: unknown[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    seen.push(next.value);
    const kind = layoutOf(next.value);
    if (kind) return { kind, rows: joined(seen, rows) };
    if (seen.length >= ROWS_TO_LOOK_AT) break;
  }
  await rows.return(undefined);
  const faults = seen.filter((row) => row instanceof UnreadableRow).map((row) => row.fault);
  throw new AppError("unsupported_format", `${options.source} is in the layout of neither Venus nor APPS`, {
    hint: "A Venus row has test_cases and test_case_runners, an APPS row has question and input_output.",
    faults,
  });
}

function layoutOf(row: unknown): ProblemSetLayout | null {
  if (row === null || typeof row !== "object") return null;
  if ("input_output" in row && "question" in row) return "apps";
  const ofVenus = ["test_case_runners", "test_case_evaluator", "question_content", "rt_list"];
  return ofVenus.some((name) => name in row) ? "venus" : null;
}

async function* joined(first: unknown[], rest: AsyncGenerator<unknown>): AsyncGenerator<unknown> {
  yield* first;
  yield* rest;
}

const ROWS_PER_MESSAGE = 200;

async function* watched(rows: AsyncIterable<unknown>, options: LoadProblemSetOptions): AsyncGenerator<unknown> {
  let count = 0;
  for await (const row of rows) {
    if (options.signal?.aborted) throw new AppError("cancelled", `Reading ${options.source} was cancelled`);
    yield row;
    count++;
    options.onRow?.(count);
    if (count % ROWS_PER_MESSAGE === 0) options.onProgress?.(`Read ${count} rows`);
  }
}

function finished(imported: ImportedProblemSet, kind: ProblemSetLayout, source: string, revision: string | null): LoadedProblemSet {
  if (imported.problems.length === 0) {
    const faults = imported.rowFaults.map(({ row, where, problem }) => ({ where: `row ${row}, ${where}`, problem }));
    throw new AppError("invalid_input", `${source} holds no problem that can be used`, {
      hint: faults.length > 0 ? "The faults name what is wrong with its rows." : "The file has no rows.",
      faults: faults.slice(0, 50),
      moreFaults: Math.max(0, faults.length - 50),
    });
  }
  return { ...imported, kind, source, revision };
}
