import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet";
import type { Cell, Column, ColumnType } from "@/lib/core/exports/table";

const ELEMENTS: Record<ColumnType, Pick<SchemaElement, "type" | "converted_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT64" },
  float: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
};

/** A Parquet file, piece by piece: a row group for each batch, then the footer. Every column may be null. */
export async function* parquetPieces<Row>(columns: readonly Column<Row>[], batches: AsyncIterable<Row[]>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, ...ELEMENTS[type], repetition_type: "OPTIONAL" })),
  ];
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: "afterburner" });
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const columnData = columns.map(({ name, type, value }) => ({ name, data: rows.map((row) => stored(type, value(row))) }));
    await file.write({ columnData, rowGroupSize: rows.length });
    yield taken(bytes);
  }
  await file.finish();
  yield taken(bytes);
}

function stored(type: ColumnType, value: Cell): Cell | bigint {
  return type === "integer" && typeof value === "number" ? BigInt(value) : value;
}

/** What was written since the last time; the writer goes on counting from where it is. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}
