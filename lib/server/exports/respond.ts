import { csvHeader, csvLine, jsonLine } from "@/lib/core/exports/csv";
import { CONTENT_TYPES, type Column, type ExportFormat } from "@/lib/core/exports/table";
import { parquetPieces } from "./parquet";

export interface Export<Row> {
  format: ExportFormat;
  /** Of the file, without its ending. */
  name: string;
  columns: readonly Column<Row>[];
  /** Rows as they are read, a batch at a time. */
  batches: AsyncIterable<Row[]>;
}

/**
 * A table as a file to download, sent as it is read. Resolves once the first piece is there: what goes wrong before
 * that is thrown and can be answered; what goes wrong later breaks the answer off, so that no half of a table is
 * taken for the whole.
 */
export async function exportResponse<Row>({ format, name, columns, batches }: Export<Row>): Promise<Response> {
  const pieces = format === "parquet" ? parquetPieces(columns, batches) : textPieces(format, columns, batches);
  const first = await pieces.next();
  return new Response(streamed(first, pieces), {
    headers: {
      "Content-Type": CONTENT_TYPES[format],
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}

async function* textPieces<Row>(format: "csv" | "jsonl", columns: readonly Column<Row>[], batches: AsyncIterable<Row[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let head = format === "csv" ? csvHeader(columns) : "";
  for await (const rows of batches) {
    const lines = rows.map((row) => (format === "csv" ? csvLine(columns, row) : jsonLine(columns, row)));
    yield encoder.encode(head + lines.join(""));
    head = "";
  }
  if (head !== "") yield encoder.encode(head);
}

/** Read as fast as the reader takes it; a reader that goes away ends the reading of rows. */
function streamed(first: IteratorResult<Uint8Array>, rest: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  let next = Promise.resolve(first);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await next;
      if (piece.done) return controller.close();
      controller.enqueue(piece.value);
      next = rest.next();
      // Told by the next pull; until then nobody listens.
      next.catch(() => undefined);
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
