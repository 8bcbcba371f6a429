/** A mark in pixels with the text that wants to stand beside it. */
export interface LabelledPoint {
  id: string;
  x: number;
  y: number;
  /** Radius of the mark. */
  r: number;
  text: string;
}

export interface PlacedLabel {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  /** Far from its mark: wants a line that says which. */
  far: boolean;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CHARACTER = 6.1;
const HEIGHT = 13;
const GAP = 4;
const FAR = 16;
const MAX_CHARACTERS = 26;

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = (a: Box, b: Box) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

export function shorten(text: string): string {
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS - 1)}…`;
}

/** Places worth trying, best first: right, left, above, below, the four corners, then farther off. */
function candidates(point: LabelledPoint, width: number): { label: Omit<PlacedLabel, "id" | "text">; box: Box }[] {
  const side = point.r + GAP;
  const make = (anchor: PlacedLabel["anchor"], x: number, middle: number, far = false) => {
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return {
      label: { anchor, x, y: middle + 4, far },
      box: { left, right: left + width, top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 },
    };
  };
  const above = point.y - point.r - HEIGHT / 2 - 1;
  const below = point.y + point.r + HEIGHT / 2 + 1;
  return [
    make("start", point.x + side, point.y),
    make("end", point.x - side, point.y),
    make("middle", point.x, above),
    make("middle", point.x, below),
    make("start", point.x + 2, above),
    make("end", point.x - 2, above),
    make("start", point.x + 2, below),
    make("end", point.x - 2, below),
    make("middle", point.x, below + FAR / 2, true),
    make("middle", point.x, above - FAR / 2, true),
    make("middle", point.x, below + 1.5 * FAR, true),
    make("start", point.x + FAR, above - FAR, true),
    make("end", point.x - FAR, above - FAR, true),
    make("start", point.x + FAR, below + FAR, true),
    make("end", point.x - FAR, below + FAR, true),
  ];
}

/**
 * Puts each label where it covers no mark, no other label and no border, in the order given: the first
 * points are the most important. A label without such a place is left out; its tooltip still names it.
 */
export function placeLabels(points: readonly LabelledPoint[], area: Box): PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const placed: PlacedLabel[] = [];
  points.forEach((point, index) => {
    const text = shorten(point.text);
    const free = candidates(point, text.length * CHARACTER).find(
      ({ box }) => inside(box, area) && !taken.some((other, owner) => owner !== index && overlaps(box, other)),
    );
    if (free === undefined) return;
    taken.push(free.box);
    placed.push({ id: point.id, text, ...free.label });
  });
  return placed;
}

/** Moves labels on a vertical line apart, keeping their order, so that none covers another. */
export function spreadVertically(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const result = [...wanted];
  let previous = -Infinity;
  for (const { y, index } of order) {
    previous = Math.max(y, previous + gap);
    result[index] = previous;
  }
  return result;
}
