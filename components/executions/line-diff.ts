export type DiffLine =
  | { kind: "same"; left: number; right: number }
  | { kind: "removed"; left: number }
  | { kind: "added"; right: number };

/** Longest texts that are compared line by line; beyond it the whole middle counts as replaced. */
const MAX_CELLS = 4_000_000;

/** Lengths of longest common subsequences of the tails, row by row. */
function tailLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    const row = table[i]!;
    const below = table[i + 1]!;
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = left[i] === right[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
    }
  }
  return table;
}

function middle(left: readonly string[], right: readonly string[], offset: number): DiffLine[] {
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  const table = left.length * right.length <= MAX_CELLS ? tailLengths(left, right) : null;
  while (i < left.length || j < right.length) {
    if (table && i < left.length && j < right.length && left[i] === right[j]) {
      lines.push({ kind: "same", left: offset + i++, right: offset + j++ });
    } else if (i < left.length && (j >= right.length || table === null || table[i + 1]![j]! >= table[i]![j + 1]!)) {
      lines.push({ kind: "removed", left: offset + i++ });
    } else {
      lines.push({ kind: "added", right: offset + j++ });
    }
  }
  return lines;
}

/** What changes from one text to the other, line by line; numbers are indexes into the two texts' lines. */
export function diffLines(left: readonly string[], right: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const head = Array.from({ length: start }, (_, index): DiffLine => ({ kind: "same", left: index, right: index }));
  const tail = Array.from({ length: end }, (_, index): DiffLine => ({ kind: "same", left: left.length - end + index, right: right.length - end + index }));
  return [...head, ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end), start), ...tail];
}

/** Lines beside each other: what was removed stands opposite to what took its place. */
export function sideBySide(lines: readonly DiffLine[]): { left: number | null; right: number | null; changed: boolean }[] {
  const rows: { left: number | null; right: number | null; changed: boolean }[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      rows.push({ left: removed[index] ?? null, right: added[index] ?? null, changed: true });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === "removed") removed.push(line.left);
    else if (line.kind === "added") added.push(line.right);
    else {
      flush();
      rows.push({ left: line.left, right: line.right, changed: false });
    }
  }
  flush();
  return rows;
}
