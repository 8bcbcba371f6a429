import { bracketed, parameter, readingOf, requireSolution, splitAtCommas, Unsupported, unsupportedType } from "./text";
import { listOf, scalar, type ScalarKind, type SignatureReading, type ValueType } from "./types";

const SCALARS: Record<string, ScalarKind> = {
  int: "long", float: "double", bool: "bool", str: "string", ListNode: "linked_list", TreeNode: "tree",
};

/** The first method of `class Solution` in a Python starter code, by its type hints. */
export function parsePython(starter: string): SignatureReading {
  return readingOf(() => {
    const source = starter.replace(/#[^\n]*/g, "");
    const classes = [...source.matchAll(/^[ \t]*class\s+(\w+)/gm)];
    requireSolution(classes.map(([, name = ""]) => name));
    const start = classes.find(([, name]) => name === "Solution")?.index ?? 0;
    const found = /\bdef\s+((?!__)\w+)\s*(?=\()/.exec(source.slice(start));
    if (!found) throw new Unsupported("class Solution has no method");
    const open = source.indexOf("(", start + found.index);
    const parameters = bracketed(source, open);
    if (parameters === null) throw new Unsupported("the parameter list of the starter code is not closed");
    const hint = /^\s*->([^:]*):/.exec(source.slice(open + parameters.length + 2))?.[1];
    if (hint === undefined) throw new Unsupported(`${found[1]} does not say what it returns`);
    const [self, ...rest] = splitAtCommas(parameters);
    if (self !== "self") throw new Unsupported(`${found[1]} is no method of an instance`);
    return { name: found[1] ?? "", parameters: rest.map(pythonParameter), returns: bare(hint) === "None" ? null : pythonType(hint) };
  });
}

function pythonParameter(text: string) {
  const match = /^(\w+)\s*:\s*([^=]*)/.exec(text);
  if (!match) throw new Unsupported(`the parameter "${text}" has no type`);
  return parameter(match[1] ?? "", pythonType(match[2] ?? ""));
}

/** Without quotes, module names and spaces. */
function bare(text: string): string {
  return text.replace(/["'\s]/g, "").replace(/\btyping\./g, "");
}

/** Integers have no bound in Python; the nearest type elsewhere is the one of 64 bits. */
function pythonType(text: string): ValueType {
  const type = bare(text);
  const optional = /^Optional\[((?:List|Tree)Node)\]$/.exec(type) ?? /^((?:List|Tree)Node)\|None$/.exec(type);
  if (optional) return pythonType(optional[1] ?? "");
  const list = /^[Ll]ist\[(.*)\]$/.exec(type);
  if (list) return listOf(pythonType(list[1] ?? ""));
  const kind = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
