import { Option } from "commander";
import type { z } from "zod";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/core/problem";
import { leaderboardAnswer } from "../remote/answers";
import { connect, remoteOptions } from "../remote/connect";
import { entryName, interval } from "../remote/describe";
import { copyTo } from "../remote/download";
import type { RemoteOptions } from "../remote/target";
import { note, printJson, printLine } from "../support/io";
import { language } from "../support/options";
import { columns, percent, printable } from "../support/text";
import type { Configure } from ".";

interface BoardOptions extends RemoteOptions {
  set?: string;
  language?: string;
  format: "table" | "json" | "csv";
}

/** `afterburner leaderboard`. */
export const leaderboard: Configure = (command, io) => {
  remoteOptions(command)
    .option("--set <slug>", "problem set (default: the first)")
    .option("--language <language>", `one of ${LANGUAGES.join(", ")} (default: Python, where the set has it)`, language)
    .addOption(new Option("--format <format>", "how to print it").choices(["table", "json", "csv"]).default("table"))
    .action(async ({ set, language: chosen, format, ...options }: BoardOptions) => {
      const client = await connect(io, options);
      const path = "/api/v1/leaderboard";
      if (format === "csv") {
        return copyTo(io, await client.open({ path, query: { set, language: chosen, format }, headers: { Accept: "text/csv" } }));
      }
      const { value, raw } = await client.json({ path, query: { set, language: chosen } }, leaderboardAnswer);
      if (format === "json") return printJson(io, raw);
      note(io, `${printable(value.set.name)} in ${LANGUAGE_NAMES[value.language]}: the share of human solutions that each beats, with 95 % intervals.`);
      const entries = value.snapshot?.entries ?? [];
      if (entries.length === 0) return note(io, "Nothing is scored yet.");
      for (const line of columns([HEAD, ...entries.map(row)], [0, 2, 3, 4, 5])) printLine(io, line);
    });
};

const HEAD = ["RANK", "MODEL", "BEYOND-I", "BEYOND-T", "BEYOND-M", "PASS@1", "SUBMISSION"];

type Entry = NonNullable<z.infer<typeof leaderboardAnswer>["snapshot"]>["entries"][number];

function row(entry: Entry): string[] {
  const { low, high } = entry.ranks.beyondI;
  const { beyondI, beyondT, beyondM, passAt1 } = entry.metrics;
  return [low === high ? String(low) : `${low}-${high}`, entryName(entry), interval(beyondI), percent(beyondT.mean), percent(beyondM.mean), percent(passAt1.mean), entry.submissionId];
}
