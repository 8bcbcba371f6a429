import { bracketed, parameter, readingOf, splitAtCommas, Unsupported, unsupportedType, withoutComments } from "./text";
import { listOf, scalar, type Parameter, type ScalarKind, type SignatureReading, type ValueType } from "./types";

const SCALARS: Record<string, ScalarKind> = {
  int: "int", int64: "long", float64: "double", bool: "bool", string: "string", byte: "char",
  "*ListNode": "linked_list", "*TreeNode": "tree",
};

/** The first function (methods apart) in a Go starter code. */
export function parseGo(starter: string): SignatureReading {
  return readingOf(() => {
    const source = withoutComments(starter);
    const found = /\bfunc\s+(\w+)\s*(?=\()/.exec(source);
    if (!found) throw new Unsupported("the starter code has no function");
    const open = source.indexOf("(", found.index);
    const parameters = bracketed(source, open);
    if (parameters === null) throw new Unsupported("the parameter list of the starter code is not closed");
    const returns = /^[^{\n]*/.exec(source.slice(open + parameters.length + 2))?.[0].trim() ?? "";
    return { name: found[1] ?? "", parameters: goParameters(parameters), returns: returns === "" ? null : goType(returns) };
  });
}

/** In `a, b []int, k int` a name without a type has that of the next one with a type. */
function goParameters(text: string): Parameter[] {
  const parameters: Parameter[] = [];
  let type: ValueType | undefined;
  for (const part of splitAtCommas(text).reverse()) {
    const [name = "", ...words] = part.split(/\s+/);
    if (words.length > 0) type = goType(words.join(""));
    if (!type) throw unsupportedType(part);
    parameters.unshift(parameter(name, type));
  }
  return parameters;
}

function goType(text: string): ValueType {
  const type = text.replace(/\s+/g, "");
  if (type.startsWith("[]")) return listOf(goType(type.slice(2)));
  const kind = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
