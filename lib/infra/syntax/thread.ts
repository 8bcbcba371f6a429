// The thread that reads programs. Node runs this file as it is, so that it starts at once: it stands alone, and what it
// imports of ours are types, which Node takes off.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type * as TreeSitter from "@vscode/tree-sitter-wasm";
import type { ProgramToCheck } from "@/lib/core/formats";
import type { Language } from "@/lib/core/problem";

type Program = Omit<ProgramToCheck, "where">;

export interface ThreadTask {
  programs: Program[];
  /** Of this thread's processor time, so that a busy host does not make programs unreadable: for all of them. */
  totalCpuMs: number;
  /** For one; hostile ones can cost the square of their length. */
  programCpuMs: number;
}

/** The first place where a program breaks the rules of its language; line and column from 1. */
export interface SyntaxBreak {
  line: number;
  column: number;
  problem: string;
}

/** What reading one program gave: where it breaks, null where it does not, "unread" where that cannot be told. */
export type Reading = SyntaxBreak | "unread" | null;

/** What the thread tells: that it has all it needs, then one reading a program, in order, until its time is up. */
export type ThreadMessage = "ready" | { reading: Reading };

const PACKAGE = "@vscode/tree-sitter-wasm";
const GRAMMARS: Record<Language, string> = { python3: "python", cpp: "cpp", java: "java", javascript: "javascript", go: "go", rust: "rust" };
/** Longer programs take the parser's memory many times over, and no person reads them. */
const MAX_PROGRAM_CHARS = 64 * 1024;
/** Nodes looked at on the way to an error. */
const MAX_STEPS = 20_000;
const SHOWN_CHARS = 30;

async function openParsers(languages: Set<Language>): Promise<Map<Language, TreeSitter.Parser>> {
  const requireInstalled = createRequire(import.meta.url);
  const treeSitter = requireInstalled(PACKAGE) as typeof TreeSitter;
  const folder = path.dirname(requireInstalled.resolve(PACKAGE));
  await treeSitter.Parser.init();
  const parsers = new Map<Language, TreeSitter.Parser>();
  for (const language of languages) {
    const grammar = await treeSitter.Language.load(await readFile(path.join(folder, `tree-sitter-${GRAMMARS[language]}.wasm`)));
    parsers.set(language, new treeSitter.Parser().setLanguage(grammar));
  }
  return parsers;
}

/** Macros make C++ that no grammar without a preprocessor can read. */
function isReadable({ code, language }: Program): boolean {
  return code.length <= MAX_PROGRAM_CHARS && (language !== "cpp" || !/^[ \t]*#[ \t]*define\b/m.test(code));
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function read(parser: TreeSitter.Parser, { code, language }: Program, endCpuMs: number): Reading {
  // The declared type says that the callback returns nothing; the parser stops when it returns true.
  const progressCallback = (): boolean => cpuMs() > endCpuMs;
  const tree = parser.parse(`${code}\n`, null, { progressCallback });
  if (!tree) {
    parser.reset();
    return "unread";
  }
  const found = tree.rootNode.hasError ? describe(firstError(tree)) : language === "python3" ? pythonBreak(tree.rootNode, code) : null;
  tree.delete();
  return found;
}

function breakAt(node: TreeSitter.Node, problem: string): SyntaxBreak {
  return { line: node.startPosition.row + 1, column: node.startPosition.column + 1, problem };
}

function describe(node: TreeSitter.Node): SyntaxBreak {
  if (node.isMissing) return breakAt(node, `"${node.type}" is missing`);
  const text = node.text.split("\n", 1)[0] ?? "";
  return breakAt(node, text === "" ? "does not parse" : `does not parse near "${text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}...` : text}"`);
}

/** Walks down to the first error or missing node, through those that hold one alone; the root where that is far. */
function firstError(tree: TreeSitter.Tree): TreeSitter.Node {
  const cursor = tree.walk();
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const node = cursor.currentNode;
    if (node.isError || node.isMissing) return node;
    if (!(node.hasError ? cursor.gotoFirstChild() : cursor.gotoNextSibling())) break;
  }
  return tree.rootNode;
}

/** What the grammar lets pass and Python 3 does not: statements of Python 2, bodies that are empty, stray indents. */
function pythonBreak(root: TreeSitter.Node, code: string): SyntaxBreak | null {
  const lines = code.split("\n");
  const suspects = root.descendantsOfType(["block", "print_statement", "exec_statement"]).filter((node) => node !== null);
  const breaks = [root, ...suspects].map((node) => pythonBreakOf(node, lines)).filter((found) => found !== null);
  return breaks.sort((a, b) => a.line - b.line)[0] ?? null;
}

function pythonBreakOf(node: TreeSitter.Node, lines: string[]): SyntaxBreak | null {
  // `print >>file, x` is a tuple in Python 3, if a pointless one.
  if (node.type === "print_statement") return node.firstNamedChild?.type === "chevron" ? null : breakAt(node, "print without parentheses is Python 2");
  if (node.type === "exec_statement") return breakAt(node, "exec without parentheses is Python 2");
  const statements = node.namedChildren.filter((child) => child !== null && child.type !== "comment") as TreeSitter.Node[];
  if (node.type === "block" && statements.length === 0) return breakAt(node.parent ?? node, "an indented block is missing");
  return strayIndent(node, statements, lines);
}

/** The first statement whose line is not indented as that of the block's first statement; nothing at the top level is. */
function strayIndent(block: TreeSitter.Node, statements: TreeSitter.Node[], lines: string[]): SyntaxBreak | null {
  let expected = block.type === "module" ? "" : null;
  for (const statement of statements) {
    const indent = indentBefore(statement, lines);
    if (indent === null) continue;
    expected ??= indent;
    if (indent !== expected) return breakAt(statement, "the indentation fits no block");
  }
  return null;
}

/** The spaces before a statement that begins its line; null for one in the middle of a line, or after tabs. */
function indentBefore({ startPosition: { row, column } }: TreeSitter.Node, lines: string[]): string | null {
  const before = (lines[row] ?? "").slice(0, column);
  const isContinued = row > 0 && (lines[row - 1] ?? "").trimEnd().endsWith("\\");
  return /^ *$/.test(before) && !isContinued ? before : null;
}

const { programs, totalCpuMs, programCpuMs } = workerData as ThreadTask;
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
const parsers = await openParsers(new Set(programs.map(({ language }) => language)));
tell("ready");
const endCpuMs = cpuMs() + totalCpuMs;
for (const program of programs) {
  const parser = parsers.get(program.language);
  const nowCpuMs = cpuMs();
  if (nowCpuMs > endCpuMs) break;
  tell({ reading: parser && isReadable(program) ? read(parser, program, Math.min(endCpuMs, nowCpuMs + programCpuMs)) : "unread" });
}
