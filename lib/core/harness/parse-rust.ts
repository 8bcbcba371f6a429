import { bracketed, parameter, readingOf, splitAtCommas, Unsupported, unsupportedType, withoutComments } from "./text";
import { listOf, scalar, type ScalarKind, type SignatureReading, type ValueType } from "./types";

const SCALARS: Record<string, ScalarKind> = {
  i32: "int", i64: "long", f64: "double", bool: "bool", String: "string", char: "char",
  "Option<Box<ListNode>>": "linked_list", "Option<Rc<RefCell<TreeNode>>>": "tree",
};

/** The first `pub fn` of `impl Solution` in a Rust starter code. */
export function parseRust(starter: string): SignatureReading {
  return readingOf(() => {
    const source = withoutComments(starter);
    const implementation = /\bimpl\s+Solution\b/.exec(source);
    if (!implementation) throw new Unsupported("the starter code has no impl Solution");
    const found = /\bpub\s+fn\s+(\w+)\s*(?=\()/.exec(source.slice(implementation.index));
    if (!found) throw new Unsupported("impl Solution has no public function");
    const open = source.indexOf("(", implementation.index + found.index);
    const parameters = bracketed(source, open);
    if (parameters === null) throw new Unsupported("the parameter list of the starter code is not closed");
    const returns = /^\s*->([^{;]*)/.exec(source.slice(open + parameters.length + 2))?.[1]?.trim() ?? "()";
    return {
      name: found[1] ?? "",
      parameters: splitAtCommas(parameters).map(rustParameter),
      returns: returns === "()" ? null : rustType(returns),
    };
  });
}

function rustParameter(text: string) {
  const match = /^(?:mut\s+)?(\w+)\s*:\s*(&\s*mut\s+)?(.*)$/s.exec(text);
  if (!match) throw new Unsupported(`the parameter "${text}" is none of a function without self`);
  return parameter(match[1] ?? "", rustType(match[3] ?? ""), match[2] !== undefined);
}

function rustType(text: string): ValueType {
  const type = text.replace(/\s+/g, "").replace(/\bstd::(rc|cell|vec|string)::/g, "");
  const vector = /^Vec<(.*)>$/.exec(type);
  if (vector) return listOf(rustType(vector[1] ?? ""));
  const kind = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (!kind) throw unsupportedType(text);
  return scalar(kind);
}
