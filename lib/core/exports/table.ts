/** What may stand in a cell. Times are ISO 8601 text. */
export type Cell = string | number | boolean | null;

/** `integer`: whole and exact up to 2^53. */
export type ColumnType = "text" | "integer" | "float" | "boolean";

export interface Column<Row> {
  name: string;
  type: ColumnType;
  value: (row: Row) => Cell;
}

export const EXPORT_FORMATS = ["csv", "jsonl", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
};
