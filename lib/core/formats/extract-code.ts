import { parseLanguage } from "@/lib/core/datasets/languages";
import type { Language } from "@/lib/core/problem";

/** A line that opens or closes a block: its marks and the words after them. Bounded, so that it stays linear. */
const FENCE = /^ {0,3}(`{3,20}|~{3,20})([^`\n]*)$/;

function fenceOf(line: string): { mark: string; info: string } | null {
  const match = FENCE.exec(line.replace(/\r$/, ""));
  return match ? { mark: match[1] ?? "", info: (match[2] ?? "").trim().split(/\s/)[0] ?? "" } : null;
}

interface Block {
  info: string;
  code: string;
}

/**
 * The program in a model's answer. Without a line that is a markdown fence the text is taken as it is,
 * truncated or chatty as it may be. Else:
 * - the last block marked with the sample's language, or the last block when none is (answers often end
 *   with a block that shows example output);
 * - a block that the text ends in the middle of counts as closed there;
 * - one bare fence after other text is the end of a block that the prompt had opened: the text before it.
 */
export function extractCode(text: string, language: Language = "python3"): string {
  if (!text.includes("```") && !text.includes("~~~")) return text;
  const lines = text.split("\n");
  const fences = lines.flatMap((line, index) => {
    const fence = fenceOf(line);
    return fence ? [{ index, info: fence.info }] : [];
  });
  const [first] = fences;
  if (!first) return text;
  const before = lines.slice(0, first.index).join("\n");
  if (fences.length === 1 && first.info === "" && before.trim() !== "") return `${before}\n`;
  const blocks = fencedBlocks(lines);
  const own = blocks.filter(({ info }) => parseLanguage(info) === language);
  return (own.at(-1) ?? blocks.at(-1))?.code ?? text;
}

function fencedBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let open: { mark: string; info: string; lines: string[] } | null = null;
  for (const line of lines) {
    const fence = fenceOf(line);
    if (open === null) {
      if (fence) open = { ...fence, lines: [] };
    } else if (fence?.info === "" && fence.mark.startsWith(open.mark)) {
      blocks.push(closed(open));
      open = null;
    } else {
      open.lines.push(line);
    }
  }
  if (open) blocks.push(closed(open));
  return blocks;
}

function closed(open: { info: string; lines: string[] }): Block {
  return { info: open.info, code: open.lines.map((line) => `${line}\n`).join("") };
}
