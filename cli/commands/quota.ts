import { quotaAnswer } from "../remote/answers";
import { connect, remoteOptions } from "../remote/connect";
import type { RemoteOptions } from "../remote/target";
import { printJson, printLine } from "../support/io";
import { columns } from "../support/text";
import type { Configure } from ".";

interface QuotaOptions extends RemoteOptions {
  json?: boolean;
}

/** `afterburner quota`. */
export const quota: Configure = (command, io) => {
  remoteOptions(command)
    .option("--json", "the quota as the server gives it")
    .action(async (options: QuotaOptions) => {
      const client = await connect(io, { ...options, needsKey: true });
      const { value, raw } = await client.json({ path: "/api/v1/quota" }, quotaAnswer);
      if (options.json) return printJson(io, raw);
      const of = (limit: number | null) => (limit === null ? "without a limit" : `of ${limit}`);
      const rows = [
        ["samples today", `${value.usedToday} ${of(value.samplesPerDay)}${value.leftToday === null ? "" : `, ${value.leftToday} left`}`],
        ["counts anew at", value.resetsAt],
        ["open submissions", `${value.openNow} ${of(value.openSubmissions)}`],
      ];
      for (const line of columns(rows)) printLine(io, line);
    });
};
