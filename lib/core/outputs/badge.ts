import { beyondText, percent, rankText, type PublicResult } from "./result";
import { xmlText } from "./xml";

const HEIGHT = 20;
const PADDING = 7;
/** Dark enough for white text, on light and dark pages alike; the second is the colour of integrals everywhere. */
const COLORS = { name: "#2a2a2f", beyond: "#6942a6", pass: "#505058", rank: "#17171a" } as const;

interface Segment {
  text: string;
  color: string;
}

/** The badge of a public result as SVG: Beyond-I with its interval, Pass@1 and the range of ranks, readable without sight. */
export function badgeSvg(result: PublicResult): string {
  const { scores } = result.submission;
  const segments: Segment[] = [
    { text: "Afterburner", color: COLORS.name },
    { text: `Beyond-I ${percent(scores.beyondI.mean)} %`, color: COLORS.beyond },
    { text: `Pass@1 ${percent(scores.passAt1.mean)} %`, color: COLORS.pass },
    ...(result.rank ? [{ text: `rank ${rankText(result.rank)}`, color: COLORS.rank }] : []),
  ];
  return draw(segments, badgeTitle(result));
}

/** What the badge says, as a sentence; also its alternative text. */
export function badgeTitle({ submission, rank }: PublicResult): string {
  const { model, set, scores } = submission;
  return `${model.name} on ${set.name}: ${beyondText(scores.beyondI)}, Pass@1 ${percent(scores.passAt1.mean)} %${rank ? `, rank ${rankText(rank)}` : ""}`;
}

function draw(segments: Segment[], title: string): string {
  let x = 0;
  const parts = segments.map(({ text, color }) => {
    const length = textWidth(text);
    const width = length + 2 * PADDING;
    const part = `<rect x="${x}" width="${width}" height="${HEIGHT}" fill="${color}"/><text x="${x + PADDING}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${xmlText(text)}</text>`;
    x += width;
    return part;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${x}" height="${HEIGHT}" role="img" aria-label="${xmlText(title)}">`,
    `<title>${xmlText(title)}</title>`,
    `<clipPath id="r"><rect width="${x}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)" fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" aria-hidden="true">${parts.join("")}</g>`,
    "</svg>",
  ].join("");
}

const NARROW = /[ .,:;il|()!'-]/;
const WIDE = /[mwMW@%]/;

/** Near the width in Verdana 11; the text is fitted to it, whatever font is there. */
function textWidth(text: string): number {
  const widths = [...text].map((character) => (NARROW.test(character) ? 4.2 : WIDE.test(character) ? 10.5 : 7));
  return Math.round(widths.reduce((sum, width) => sum + width, 0));
}
