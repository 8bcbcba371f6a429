import { NAMES } from "./chart";
import { inWords } from "./findings";
import { METRICS } from "./report";
import type { MethodResult, ProofResult } from "./result";
import type { RunName } from "./seed";

const HEADINGS = "Pass@1 | Beyond-I | fast and right | reward";

/** The results as Markdown: all seeds together, problems held out, seed by seed, where the time went, what was claimed. */
export function tables(result: ProofResult): string {
  const all = entriesOf(result.methods);
  const several = result.seeds.length > 1;
  return [
    `| after | steps | ${HEADINGS} |\n|---|---|---|---|---|---|`,
    ...all.map(([name, { steps, after }]) => `| ${NAMES[name]} | ${steps} | ${cells(after)} |`),
    "",
    `Before SFT, with random weights: ${untrained(result)} DPO and both runs of GRPO begin with SFT's result.`,
    "",
    `| problems held out of DPO and GRPO | ${HEADINGS} |\n|---|---|---|---|---|`,
    ...all.map(([name, { heldOut }]) => `| ${NAMES[name]} | ${cells(heldOut.after)} |`),
    "",
    ...(several ? seedTable(result) : []),
    `| seconds of a run${several ? ", mean of the seeds" : ""} | generation | sandbox | update |\n|---|---|---|---|`,
    ...all.map(([name, { seconds }]) => `| ${NAMES[name]} | ${seconds.generation.toFixed(0)} | ${seconds.sandbox.toFixed(0)} | ${seconds.update.toFixed(0)} |`),
    "",
    "| claim | holds | figures |\n|---|---|---|",
    ...result.findings.map(({ claim, holds, figures }) => `| ${claim} | ${holds ? "yes" : "**no**"} | ${figures} |`),
  ].join("\n");
}

function seedTable({ seeds }: ProofResult): string[] {
  const names = entriesOf(seeds[0]?.methods ?? {}).map(([name]) => name);
  return [
    `| fast and right | ${seeds.map(({ seed }) => `seed ${seed}`).join(" | ")} |\n|---|${"---|".repeat(seeds.length)}`,
    ...names.map((name) => `| ${NAMES[name]} | ${seeds.map(({ methods }) => (methods[name] ? inWords(methods[name].after.fastShare) : "")).join(" | ")} |`),
    "",
  ];
}

function untrained({ methods }: ProofResult): string {
  const before = methods.sft?.before;
  return before ? `Pass@1 ${before.passAt1.mean.toFixed(2)}, reward ${before.reward.mean.toFixed(2)}.` : "";
}

function cells(summary: MethodResult["after"]): string {
  return METRICS.map((metric) => inWords(summary[metric])).join(" | ");
}

function entriesOf(methods: ProofResult["methods"]): [RunName, MethodResult][] {
  return Object.entries(methods) as [RunName, MethodResult][];
}
