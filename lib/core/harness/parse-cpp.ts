import { parameter, readingOf, requireSolution, splitAtCommas, Unsupported, unsupportedType, withoutComments, bracketed } from "./text";
import { listOf, scalar, type SignatureReading, type ScalarKind, type ValueType } from "./types";

const SCALARS: Record<string, ScalarKind> = {
  int: "int", int32_t: "int", "long long": "long", "long long int": "long", long: "long", int64_t: "long",
  double: "double", float: "double", bool: "bool", string: "string", char: "char",
  "ListNode*": "linked_list", "TreeNode*": "tree",
};

const METHOD = /([\w:<>,*&\s]+?[\s*&>])(\w+)\s*\(([^()]*)\)/g;

/** The first method of `class Solution` in a C++ starter code, constructors apart. */
export function parseCpp(starter: string): SignatureReading {
  return readingOf(() => {
    const source = withoutComments(starter);
    const classes = [...source.matchAll(/\b(?:class|struct)\s+(\w+)\s*(?=\{)/g)];
    requireSolution(classes.map(([, name = ""]) => name));
    const solution = classes.find(([, name]) => name === "Solution");
    const body = bracketed(source, source.indexOf("{", solution?.index)) ?? source.slice(solution?.index);
    const found = [...body.replace(/\b(public|private|protected)\s*:/g, ";").matchAll(METHOD)];
    // A constructor has no type before its name.
    const [, returns = "", name = "", parameters = ""] = found.find(([, type = ""]) => plain(type) !== "") ?? [];
    if (name === "") throw new Unsupported("class Solution has no method");
    return {
      name,
      parameters: splitAtCommas(parameters).map(cppParameter),
      returns: plain(returns) === "void" ? null : cppType(returns),
    };
  });
}

function cppParameter(text: string) {
  const match = /^(.*[\s*&>])(\w+)$/s.exec(text.replace(/\s*=[^=]*$/, ""));
  if (!match) throw unsupportedType(text);
  return parameter(match[2] ?? "", cppType(match[1] ?? ""));
}

/** Without std::, const, references, and spaces that mean nothing. */
function plain(text: string): string {
  const words = text.replace(/\bstd\s*::\s*/g, "").replace(/\b(const|static|inline|virtual)\b/g, " ").replace(/&/g, " ");
  return words.replace(/\s+/g, " ").replace(/\s*([<>*,])\s*/g, "$1").trim();
}

function cppType(text: string): ValueType {
  const type = plain(text);
  const vector = /^vector<(.*)>$/.exec(type);
  if (vector) return listOf(cppType(vector[1] ?? ""));
  const kind = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
