import { parameter, readingOf, splitAtCommas, Unsupported, unsupportedType, withoutComments } from "./text";
import { listOf, scalar, type ScalarKind, type SignatureReading, type ValueType } from "./types";

const SCALARS: Record<string, ScalarKind> = {
  number: "number", boolean: "bool", string: "string", character: "char", ListNode: "linked_list", TreeNode: "tree",
};
const FUNCTION = /(?:(?:var|let|const)\s+([\w$]+)\s*=\s*(?:async\s+)?(?:function\s*[\w$]*\s*)?|function\s+([\w$]+)\s*)\(([^()]*)\)/;

/** The function in a JavaScript starter code, with the types of the JSDoc comment before it. */
export function parseJavascript(starter: string): SignatureReading {
  return readingOf(() => {
    const found = FUNCTION.exec(withoutComments(starter));
    if (!found) throw new Unsupported("the starter code has no function");
    const names = splitAtCommas(found[3] ?? "");
    const types = docTypes(starter, "param");
    if (types.length !== names.length) throw new Unsupported(`the starter code has ${names.length} parameters and ${types.length} @param lines`);
    const returns = (docTypes(starter, "returns?")[0] ?? "void").trim();
    return {
      name: found[1] ?? found[2] ?? "",
      parameters: names.map((name, index) => parameter(name, javascriptType(types[index] ?? ""))),
      returns: returns === "void" ? null : javascriptType(returns),
    };
  });
}

/** Types of the last comment that has such lines; LeetCode writes the nodes' own comment before it. */
function docTypes(starter: string, tag: string): string[] {
  const comments = [...starter.matchAll(/\/\*\*[^]*?\*\//g)].map(([comment]) => comment);
  const line = new RegExp(`@${tag}\\s*\\{([^}]*)\\}`, "g");
  const described = comments.filter((comment) => /@(param|return)/.test(comment)).at(-1) ?? "";
  return [...described.matchAll(line)].map(([, type = ""]) => type);
}

function javascriptType(text: string): ValueType {
  const type = text.replace(/\s+/g, "");
  if (type.endsWith("[]")) return listOf(javascriptType(type.slice(0, -2)));
  const generic = /^Array<(.*)>$/.exec(type);
  if (generic) return listOf(javascriptType(generic[1] ?? ""));
  const kind = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
