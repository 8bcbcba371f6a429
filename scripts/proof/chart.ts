import { mean } from "@/lib/core/stats";
import type { CurvePoint, MethodResult, ProofResult } from "./result";
import type { RunName } from "./seed";

export const NAMES: Record<RunName, string> = { sft: "SFT", sft2x: "SFT, twice the steps", dpo: "DPO", dpo2x: "DPO, twice the steps", grpo: "GRPO", grpoShuffledControl: "GRPO, rewards shuffled" };
const ORDER: RunName[] = ["sft", "sft2x", "dpo", "dpo2x", "grpo", "grpoShuffledControl"];

/** Readable on white and on dark pages alike: no background, middle tones, and lighter ones where the page is dark. */
const STYLE = `<style>
text { font: 13px system-ui, sans-serif; fill: #4b5563 }
.title { font-weight: 600 }
.rule { stroke: #9ca3af; stroke-opacity: .5 }
.before { fill: none; stroke: #6b7280; stroke-width: 1.5 }
.a { stroke: #0f766e; fill: #0f766e } .b { stroke: #c2410c; fill: #c2410c }
.line { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #c9d1d9 } .a { stroke: #2dd4bf; fill: #2dd4bf } .b { stroke: #fb923c; fill: #fb923c } .before { stroke: #9ca3af } }
</style>`;

const PANEL = { width: 250, left: 170, gap: 40, top: 48, row: 30 };
const PANELS = [["fastShare", "fast and right"], ["beyondI", "Beyond-I"], ["passAt1", "Pass@1"]] as const;

/** After (dot with its 95 % interval) and before (ring) of every method, a panel each for three metrics, as SVG. */
export function methodsChart(methods: ProofResult["methods"]): string {
  const rows = ORDER.filter((name) => methods[name] !== undefined);
  const height = PANEL.top + rows.length * PANEL.row + 36;
  const names = rows.map((name, at) => `<text x="${PANEL.left - 14}" y="${rowY(at) + 4}" text-anchor="end">${NAMES[name]}</text>`);
  const panels = PANELS.map(([metric, title], index) => {
    const x0 = PANEL.left + index * (PANEL.width + PANEL.gap);
    const x = (share: number) => round(x0 + share * PANEL.width);
    const dots = rows.map((name, at) => dot(methods[name] as MethodResult, metric, x, rowY(at), name === "grpo" ? "a" : "b"));
    return `<text class="title" x="${x0}" y="20">${title}</text>${axis(x, height)}${dots.join("")}`;
  });
  const width = PANEL.left + PANELS.length * (PANEL.width + PANEL.gap);
  return svg(width, height, "Before and after each method of training: share of fast and right programs, Beyond-I and Pass@1 with 95 % intervals", [...names, ...panels]);
}

function rowY(at: number): number {
  return PANEL.top + at * PANEL.row + PANEL.row / 2;
}

function axis(x: (share: number) => number, height: number): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => `<line class="rule" x1="${x(share)}" x2="${x(share)}" y1="${PANEL.top - 8}" y2="${height - 26}"/><text x="${x(share)}" y="${height - 8}" text-anchor="middle">${share}</text>`)
    .join("");
}

function dot({ before, after }: MethodResult, metric: "fastShare" | "beyondI" | "passAt1", x: (share: number) => number, y: number, tone: string): string {
  const { mean, lo, hi } = after[metric];
  const bar = lo === null || hi === null ? "" : `<line class="${tone}" stroke-width="3" stroke-opacity=".5" x1="${x(lo)}" x2="${x(hi)}" y1="${y}" y2="${y}"/>`;
  return `<circle class="before" cx="${x(before[metric].mean)}" cy="${y}" r="4"/>${bar}<circle class="${tone}" cx="${x(mean)}" cy="${y}" r="5"/>`;
}

const CURVE = { width: 640, height: 220, left: 48, top: 36 };

/** A step has prompts of some problems only, and easy ones get more reward: a mean over so many steps has them all. */
const SMOOTHED_STEPS = 8;

/** Mean reward over the last steps, of GRPO and of its control, each seed a line, as SVG. */
export function rewardChart(seeds: ProofResult["seeds"]): string {
  const curves = seeds.flatMap(({ curves: of }) => [["a", smoothed(of.grpo ?? [])] as const, ["b", smoothed(of.grpoShuffledControl ?? [])] as const]);
  const points = curves.flatMap(([, curve]) => curve.flatMap(({ reward }) => reward ?? []));
  const [least, most] = [Math.min(0, ...points), Math.max(0.7, ...points)];
  const last = Math.max(1, ...curves.flatMap(([, curve]) => curve.map(({ step }) => step)));
  const x = (step: number) => round(CURVE.left + (step / last) * CURVE.width);
  const y = (reward: number) => round(CURVE.top + (1 - (reward - least) / (most - least)) * CURVE.height);
  const line = (tone: string, curve: readonly CurvePoint[]) =>
    `<polyline class="line ${tone}" style="fill:none" points="${curve.flatMap(({ step, reward }) => (reward === null ? [] : [`${x(step)},${y(reward)}`])).join(" ")}"/>`;
  const ticks = [0, 0.2, 0.4, 0.6].map((value) => `<line class="rule" x1="${CURVE.left}" x2="${CURVE.left + CURVE.width}" y1="${y(value)}" y2="${y(value)}"/><text x="${CURVE.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`);
  const steps = [0, last].map((step) => `<text x="${x(step)}" y="${CURVE.top + CURVE.height + 22}" text-anchor="middle">${step === 0 ? "step 0" : step}</text>`);
  const legend = [["a", "GRPO", CURVE.left], ["b", "rewards shuffled", CURVE.left + 90]].map(([tone, name, at]) => `<circle class="${tone}" cx="${Number(at) + 5}" cy="15" r="5"/><text x="${Number(at) + 16}" y="20">${name}</text>`);
  return svg(CURVE.left + CURVE.width + 24, CURVE.top + CURVE.height + 32, `Mean reward of GRPO and of the control over ${SMOOTHED_STEPS} steps`, [...legend, ...ticks, ...steps, ...curves.map(([tone, curve]) => line(tone, curve))]);
}

function smoothed(curve: readonly CurvePoint[]): CurvePoint[] {
  return curve.map((point, at) => {
    const rewards = curve.slice(Math.max(0, at + 1 - SMOOTHED_STEPS), at + 1).flatMap(({ reward }) => reward ?? []);
    return { ...point, reward: rewards.length === 0 ? null : mean(rewards) };
  });
}

function svg(width: number, height: number, label: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">\n${STYLE}\n${parts.join("\n")}\n</svg>\n`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
