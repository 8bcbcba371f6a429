import { parquetReadObjects, parquetSchema, parquetMetadataAsync } from "hyparquet";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "@/lib/core/exports/csv";
import { LEADERBOARD_COLUMNS } from "@/lib/core/exports/leaderboard";
import { PROBLEM_COLUMNS } from "@/lib/core/exports/problems";
import { SAMPLE_COLUMNS } from "@/lib/core/exports/samples";
import { EXPORT_FORMATS, type Column, type ExportFormat } from "@/lib/core/exports/table";
import { exportResponse } from "@/lib/server/exports/respond";

interface Row {
  name: string | null;
  count: number | null;
  share: number | null;
  open: boolean | null;
}

const COLUMNS: Column<Row>[] = [
  { name: "name", type: "text", value: (row) => row.name },
  { name: "count", type: "integer", value: (row) => row.count },
  { name: "share", type: "float", value: (row) => row.share },
  { name: "open", type: "boolean", value: (row) => row.open },
];
const ROWS: Row[] = [
  { name: 'a, "b"\nü漢', count: 9_007_199_254_740_991, share: 0.1, open: true },
  { name: null, count: null, share: null, open: null },
  { name: "=1+1", count: -3, share: -0.5, open: false },
];

async function* inBatches<R>(rows: R[], size: number): AsyncGenerator<R[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

const exported = (format: ExportFormat, rows = ROWS, size = 2) => exportResponse({ format, name: "x y", columns: COLUMNS, batches: inBatches(rows, size) });

/** RFC 4180, as a program reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && plain === "" && row.length === 0) break;
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push(row.splice(0));
    row = end === "," ? row : [];
  }
  return rows;
}

describe("an export", () => {
  it("as CSV has a header and a line for each row, quoted where it must be", async () => {
    const response = await exported("csv");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="x-y.csv"');
    expect(readCsv(await response.text())).toEqual([
      ["name", "count", "share", "open"],
      ['a, "b"\nü漢', "9007199254740991", "0.1", "true"],
      ["", "", "", ""],
      ["'=1+1", "-3", "-0.5", "false"],
    ]);
  });

  it("as JSON lines has the values as they are", async () => {
    const text = await (await exported("jsonl")).text();
    expect(text.trimEnd().split("\n").map((line) => JSON.parse(line) as unknown)).toEqual(ROWS);
  });

  it("as Parquet has typed columns and a row group for each batch", async () => {
    const file = await (await exported("parquet")).arrayBuffer();
    const metadata = await parquetMetadataAsync(file);
    expect(metadata.row_groups.length).toBe(2);
    expect(parquetSchema(metadata).children.map(({ element }) => [element.name, element.type])).toEqual([["name", "BYTE_ARRAY"], ["count", "INT64"], ["share", "DOUBLE"], ["open", "BOOLEAN"]]);
    expect(await parquetReadObjects({ file })).toEqual(ROWS.map((row) => ({ ...row, count: row.count === null ? null : BigInt(row.count) })));
  });

  it("of nothing is a table without rows in every format", async () => {
    expect(await (await exported("csv", [])).text()).toBe("name,count,share,open\r\n");
    expect(await (await exported("jsonl", [])).text()).toBe("");
    expect(await parquetReadObjects({ file: await (await exported("parquet", [])).arrayBuffer() })).toEqual([]);
  });

  it("throws what goes wrong before its first piece, and breaks off at what goes wrong later", async () => {
    const never = async function* (): AsyncGenerator<Row[]> {
      throw new Error("no such table");
    };
    const later = async function* (): AsyncGenerator<Row[]> {
      yield ROWS;
      throw new Error("the database went away");
    };
    for (const format of EXPORT_FORMATS) {
      await expect(exportResponse({ format, name: "x", columns: COLUMNS, batches: never() })).rejects.toThrow("no such table");
      const response = await exportResponse({ format, name: "x", columns: COLUMNS, batches: later() });
      await expect(response.text()).rejects.toThrow("the database went away");
    }
  });

  it("stops reading rows when its reader goes away", async () => {
    let ended = false;
    const endless = async function* (): AsyncGenerator<Row[]> {
      try {
        for (;;) yield ROWS;
      } finally {
        ended = true;
      }
    };
    const response = await exportResponse({ format: "csv", name: "x", columns: COLUMNS, batches: endless() });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);
  });

  it("names each of its columns once", () => {
    for (const columns of [LEADERBOARD_COLUMNS, SAMPLE_COLUMNS, PROBLEM_COLUMNS]) {
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    }
  });
});

describe("a CSV cell", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u0000=1"])("marks %j as text", (text) => {
    expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it("leaves numbers and other text as they are", () => {
    expect([csvCell(-1), csvCell(0.5), csvCell(true), csvCell(null), csvCell("a-b"), csvCell("1+1")]).toEqual(["-1", "0.5", "true", "", "a-b", "1+1"]);
  });

  it("is read back as it was, but for the mark", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [[cell] = []] = readCsv(`${csvCell(text)},end\r\n`);
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
