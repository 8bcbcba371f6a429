import { bracketed, parameter, readingOf, requireSolution, splitAtCommas, Unsupported, unsupportedType, withoutComments } from "./text";
import { listOf, scalar, type ScalarKind, type SignatureReading, type ValueType } from "./types";

const PRIMITIVES: Record<string, ScalarKind> = { int: "int", long: "long", double: "double", boolean: "bool", char: "char" };
const CLASSES: Record<string, ScalarKind> = { String: "string", ListNode: "linked_list", TreeNode: "tree" };
const BOXES: Record<string, ScalarKind> = { Integer: "int", Long: "long", Double: "double", Boolean: "bool", Character: "char" };

/** The first public method of `class Solution` in a Java starter code. */
export function parseJava(starter: string): SignatureReading {
  return readingOf(() => {
    const source = withoutComments(starter);
    const classes = [...source.matchAll(/\bclass\s+(\w+)[^{]*(?=\{)/g)];
    requireSolution(classes.map(([, name = ""]) => name));
    const solution = classes.find(([, name]) => name === "Solution");
    const body = bracketed(source, source.indexOf("{", solution?.index)) ?? source.slice(solution?.index);
    const method = /\bpublic\s+(?:static\s+|final\s+)*([\w<>,[\]\s]+?)\s+(\w+)\s*\(([^()]*)\)/.exec(body);
    if (!method) throw new Unsupported("class Solution has no public method");
    const [, returns = "", name = "", parameters = ""] = method;
    return {
      name,
      parameters: splitAtCommas(parameters).map(javaParameter),
      returns: returns.trim() === "void" ? null : javaType(returns, false),
    };
  });
}

function javaParameter(text: string) {
  const match = /^(?:final\s+)?(.*[\s>\]])(\w+)((?:\s*\[\s*\])*)$/s.exec(text);
  if (!match) throw unsupportedType(text);
  return parameter(match[2] ?? "", javaType((match[1] ?? "") + (match[3] ?? ""), false));
}

/** `boxed`: inside a `List`, where a primitive stands under its class's name. */
function javaType(text: string, boxed: boolean): ValueType {
  const type = text.replace(/\s+/g, "");
  if (type.endsWith("[]")) return listOf(javaType(type.slice(0, -2), false), "array");
  const list = /^(?:java\.util\.)?List<(.*)>$/.exec(type);
  if (list) return listOf(javaType(list[1] ?? "", true), "list");
  const known = { ...(boxed ? BOXES : PRIMITIVES), ...CLASSES };
  const kind = Object.hasOwn(known, type) ? known[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
