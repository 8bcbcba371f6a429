import { Option } from "commander";
import { connect, remoteOptions } from "../remote/connect";
import { copyTo, saveTo } from "../remote/download";
import { submissionId } from "../remote/submission-id";
import type { RemoteOptions } from "../remote/target";
import { note } from "../support/io";
import { fileSize } from "../support/text";
import type { Configure } from ".";

interface ResultsOptions extends RemoteOptions {
  format: "csv" | "jsonl" | "parquet";
  out?: string;
}

/** `afterburner results ID --format csv|jsonl|parquet [--out FILE]`. */
export const results: Configure = (command, io) => {
  remoteOptions(command.argument("<submission>", "its id, or the address of its page", submissionId))
    .addOption(new Option("--format <format>", "format of the table").choices(["csv", "jsonl", "parquet"]).default("csv"))
    .option("--out <file>", "where it goes (default: standard output)")
    .action(async (id: string, { format, out, ...options }: ResultsOptions) => {
      if (format === "parquet" && out === undefined && io.stdout.isTTY) command.error("error: Parquet is no text for a terminal; name a file with --out, or send it into a pipe");
      const client = await connect(io, options);
      const response = await client.open({ path: `/api/v1/submissions/${id}/results`, query: { format }, headers: { Accept: "*/*" } });
      if (out === undefined) return copyTo(io, response);
      note(io, `${out}: ${fileSize(await saveTo(out, response))}`);
    });
};
