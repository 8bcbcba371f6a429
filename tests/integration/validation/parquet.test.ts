import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { PARQUET_LIMITS, readParquetRows } from "@/lib/infra/sources/parquet-upload";

function parquet(solutions: string[], codec: "UNCOMPRESSED" | "SNAPPY" = "SNAPPY"): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({
    codec,
    columnData: [
      { name: "problem_id", type: "INT64", data: solutions.map((_, index) => BigInt(index)) },
      { name: "solution", type: "STRING", data: solutions },
    ],
  }));
}

const same = (count: number, text: string) => Array.from({ length: count }, () => text);

describe("a Parquet file that somebody sent", () => {
  it("is read row by row in its order", async () => {
    const rows = await readParquetRows(parquet(Array.from({ length: 2500 }, (_, index) => `print(${index})`)));
    expect(rows).toHaveLength(2500);
    expect(rows[2400]).toEqual({ problem_id: 2400, solution: "print(2400)" });
  });

  it("of more rows than are taken is refused with the number", async () => {
    await expect(readParquetRows(parquet(same(11, "x")), { ...PARQUET_LIMITS, maxRows: 10 })).rejects.toMatchObject({ code: "too_large", message: "The Parquet file has more than 10 rows." });
  });

  it.each(["UNCOMPRESSED", "SNAPPY"] as const)("that is small and unpacks to much is refused (%s)", async (codec) => {
    const bytes = parquet(same(20_000, "y".repeat(1000)), codec);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    await expect(readParquetRows(bytes, { ...PARQUET_LIMITS, maxBytes: 4 * 1024 * 1024 })).rejects.toMatchObject({ code: "too_large", message: "The Parquet file unpacks to more than 4 MiB." });
  });

  it("that is damaged anywhere ends in rows or in words, and never in the end of this process", async () => {
    const bytes = parquet(["print(1)", "print(2)"]);
    for (let at = 0; at < bytes.length; at += 29) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      const rows = await readParquetRows(flipped, { ...PARQUET_LIMITS, readMs: 20_000, heapMiB: 128 }).catch((error: unknown) => error);
      if (!Array.isArray(rows)) expect(rows).toMatchObject({ code: expect.stringMatching(/^(invalid_input|too_large)$/), faults: [{ where: "file" }] });
    }
  }, 300_000);
});
