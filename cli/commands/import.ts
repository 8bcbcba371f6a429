import { existsSync } from "node:fs";
import path from "node:path";
import { Option } from "commander";
import { slugify } from "@/lib/core/slug";
import type { ProblemSetKind } from "@/lib/core/problem";
import { env } from "@/lib/infra/env";
import { loadProblemSet } from "@/lib/infra/sources";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { withContext } from "../support/context";
import { createProgress } from "../support/progress";
import type { Configure } from ".";

interface ImportOptions {
  kind?: Exclude<ProblemSetKind, "starter">;
  slug?: string;
  name?: string;
  config?: string;
  split?: string;
}

const NAMES = { venus: "Venus", apps: "APPS" } as const;

/** `afterburner import SOURCE`: a problem set from a file, a folder, a URL or a hub id goes into the database. */
export const importSet: Configure = (command) => {
  command
    .argument("<source>", "a file (JSONL, JSON, parquet, also .gz), an APPS folder, an https URL, or a hub id owner/name@revision")
    .addOption(new Option("--kind <kind>", "layout of the rows; found out from the columns where it is not given").choices(["venus", "apps"]))
    .option("--slug <slug>", "short name in addresses; the same slug again makes a new version")
    .option("--name <name>", "name that pages show")
    .option("--config <name>", "configuration of a hub data set")
    .option("--split <split>", "split of a hub data set or an APPS folder")
    .action(run);
};

async function run(source: string, options: ImportOptions): Promise<void> {
  const progress = createProgress();
  const { HF_ENDPOINT, HF_TOKEN } = env();
  const loaded = await loadProblemSet({ ...options, source, hubUrl: HF_ENDPOINT, accessToken: HF_TOKEN, onProgress: (line) => progress.update(line) });
  const name = options.name ?? NAMES[loaded.kind];
  const slug = slugify(options.slug ?? name);
  const result = await withContext(progress, (ctx) =>
    importProblemSet({
      ctx,
      input: {
        slug,
        name,
        kind: loaded.kind,
        source: shownSource(loaded.source),
        revision: loaded.revision,
        imported: loaded,
        onProgress: (done, total) => progress.update(`writing problem ${done} of ${total}`),
      },
    }),
  );
  for (const fault of loaded.rowFaults) progress.say(`row ${fault.row}, ${fault.where}: ${fault.problem}`);
  const unscorable = loaded.problems.filter((p) => p.notScorable !== null);
  for (const problem of unscorable) progress.say(`${problem.slug} is not scorable: ${problem.notScorable ?? ""}`);
  progress.say(
    `${name} (${slug}): ${result.problems} problems, ${result.scorable} scorable, ${loaded.rowFaults.length} bad rows; ` +
      `version ${loaded.contentHash.slice(0, 12)}${result.created ? "" : " was there already"}`,
  );
}

/** Pages show where a set came from; a path of this machine is nobody's business but its name. */
function shownSource(source: string): string {
  return existsSync(source) ? path.basename(path.resolve(source)) : source;
}
