import type { Asked } from "./model-server";

/** What a model reads in the prompt of an improvement run. */
export interface ReadPrompt {
  problem: string;
  /** Run time of the original as it is told; null in a first prompt, and without feedback. */
  runTimeMs: number | null;
  /** Rounds that the original wastes; null where no original is shown. */
  waste: number | null;
}

/** Rounds of work for nothing in a first and in a second solution: ten and two milliseconds a case, well beyond any noise. */
export const FIRST_WASTE = 1_000_000;
export const SECOND_WASTE = 200_000;
const WASTES = [FIRST_WASTE, SECOND_WASTE, 0];

export function readPrompt({ body }: Asked): ReadPrompt {
  const text = (body.messages ?? []).map(({ content }) => content).join("\n");
  const number = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  return { problem: /## Problem: (.+)/.exec(text)?.[1] ?? "", runTimeMs: number(/Run time: ([\d.]+) ms/), waste: number(/WASTE = sum\(range\((\d+)\)\)/) };
}

/**
 * A model that improves by what it is told: a first solution wastes much; shown its own code and what was measured of
 * it, it wastes less; without feedback it repeats itself. `solutions` are right programs by the problem's title.
 */
export function improvingModel(solutions: ReadonlyMap<string, string>): (asked: Asked) => string {
  return (asked) => {
    const { problem, runTimeMs, waste } = readPrompt(asked);
    const at = WASTES.indexOf(waste ?? Number.NaN);
    const next = at < 0 ? WASTES[0] : (WASTES[runTimeMs === null ? at : at + 1] ?? 0);
    const code = `${next === 0 ? "" : `WASTE = sum(range(${next}))\n\n`}${solutions.get(problem) ?? "pass"}`;
    return `<thinking>\nIt took ${runTimeMs ?? "an unknown number of"} ms.\n</thinking>\n<solution>\n\`\`\`python\n${code}\n\`\`\`\n</solution>`;
  };
}
