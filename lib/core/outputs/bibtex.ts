import { intervalText, percent, type PublicResult } from "./result";

const ESCAPES: Record<string, string> = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
};

/** Text as LaTeX prints it, on one line. */
export function latex(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/[\\{}$&#%_~^]/g, (character) => ESCAPES[character] ?? character);
}

/** The paper that the scores come from. */
export const PAPER_BIBTEX = `@article{afterburner2025,
  title = {Afterburner: Reinforcement Learning Facilitates Self-Improving Code Efficiency Optimization},
  author = {Du, Mingzhe and Luu, Anh Tuan and Liu, Yue and Qing, Yuhao and Huang, Dong and He, Xinyi and Liu, Qian and Ma, Zejun and Ng, See-Kiong},
  journal = {arXiv preprint arXiv:2505.23387},
  year = {2025},
  url = {https://arxiv.org/abs/2505.23387}
}
`;

/** A BibTeX entry for a public result, with what is needed to find the very same figures again; then the paper's. */
export function resultBibtex({ submission }: PublicResult, url: string): string {
  const { model, set, scores, language } = submission;
  const interval = intervalText(scores.beyondI);
  const note = [
    `Beyond-I ${percent(scores.beyondI.mean)} %${interval === null ? "" : ` (95 % interval ${interval})`}`,
    `Pass@1 ${percent(scores.passAt1.mean)} %`,
    `language ${language}`,
    `problem set version ${set.version.slice(0, 12)}`,
    `score version ${submission.scoreVersion ?? "unknown"}`,
    `content ${submission.contentHash.slice(0, 12)}`,
  ].join("; ");
  const fields = {
    title: `{${latex(`${model.name} on ${set.name}: efficiency of generated code`)}}`,
    author: "{Afterburner}",
    year: submission.publishedAt.slice(0, 4),
    month: String(Number(submission.publishedAt.slice(5, 7))),
    url,
    note: latex(note),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{afterburner-${submission.id.slice(-12)},\n${lines.join(",\n")}\n}\n\n${PAPER_BIBTEX}`;
}
