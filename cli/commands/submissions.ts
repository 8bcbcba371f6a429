import { Option } from "commander";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/core/problem";
import { SUBMISSION_STATES } from "@/lib/core/views/common";
import { submissionsAnswer, type SubmissionAnswer } from "../remote/answers";
import type { Client } from "../remote/client";
import { connect, remoteOptions } from "../remote/connect";
import { entryName } from "../remote/describe";
import type { RemoteOptions } from "../remote/target";
import { note, printJson, printLine } from "../support/io";
import { atLeastOne, language } from "../support/options";
import { columns, percent, printable } from "../support/text";
import type { Configure } from ".";

interface ListOptions extends RemoteOptions {
  mine?: boolean;
  set?: string;
  language?: string;
  state?: string;
  limit: number;
  json?: boolean;
}

const PAGE = 100;

/** `afterburner submissions`. */
export const submissions: Configure = (command, io) => {
  remoteOptions(command)
    .option("--mine", "only your own")
    .option("--set <slug>", "only on this problem set")
    .option("--language <language>", `only in this language: ${LANGUAGES.join(", ")}`, language)
    .addOption(new Option("--state <state>", "only in this state").choices(SUBMISSION_STATES))
    .option("--limit <n>", "at most so many", atLeastOne, 25)
    .option("--json", "the submissions as the server gives them")
    .action(async (options: ListOptions) => {
      const client = await connect(io, { ...options, needsKey: options.mine === true });
      const found = await list(client, options);
      if (options.json) return printJson(io, found.map(({ raw }) => raw));
      if (found.length === 0) return note(io, "There are none.");
      const rows = [["SUBMISSION", "STATE", "JUDGED", "BEYOND-I", "PASS@1", "SET", "MODEL"], ...found.map(({ view }) => row(view))];
      for (const line of columns(rows, [2, 3, 4])) printLine(io, line);
    });
};

interface Found {
  view: SubmissionAnswer;
  raw: unknown;
}

/** Page after page until there are enough, or no more. */
async function list(client: Client, options: ListOptions): Promise<Found[]> {
  const found: Found[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(client, options, Math.min(PAGE, options.limit - found.length), cursor);
    found.push(...page.found);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && found.length < options.limit);
  return found;
}

async function readPage(client: Client, { mine, set, language: only, state }: ListOptions, limit: number, cursor: string | undefined): Promise<{ found: Found[]; nextCursor: string | null }> {
  const query = { mine: mine ? 1 : undefined, set, language: only, state, limit, cursor };
  const { value, raw } = await client.json({ path: "/api/v1/submissions", query }, submissionsAnswer);
  const { submissions: rawRows } = raw as { submissions: unknown[] };
  return { found: value.submissions.map((view, index) => ({ view, raw: rawRows[index] })), nextCursor: value.nextCursor };
}

function row(view: SubmissionAnswer): string[] {
  const scores = view.scores === null ? ["", ""] : [percent(view.scores.beyondI.mean), percent(view.scores.passAt1.mean)];
  const state = view.visibility === "private" ? `${view.state} (private)` : view.state;
  return [view.id, state, `${view.doneCount}/${view.sampleCount}`, ...scores, `${printable(view.set.slug)} ${LANGUAGE_NAMES[view.language]}`, entryName(view)];
}
