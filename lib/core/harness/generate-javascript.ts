import type { InputLayout } from "./layout";
import { ARGUMENT_LINES, ARGUMENT_LIST, BODY, LIST_NODE, TREE_NODE } from "./sources/javascript";
import { usesNodes, type ScalarKind, type Signature, type ValueType } from "./types";

const CODECS: Record<ScalarKind, string> = {
  int: "int", long: "long", number: "number", double: "double", bool: "bool", string: "string", char: "char",
  linked_list: "linkedList", tree: "tree",
};

function codec(type: ValueType): string {
  return type.kind === "list" ? `list(${codec(type.item)})` : CODECS[type.kind];
}

/** Names of the harness stand in a function of their own, so that the submission may declare any. */
export function generateJavascript(signature: Signature, layout: InputLayout): string {
  const returns = signature.returns ?? signature.parameters[0]?.type;
  const answer = signature.returns === null ? `${signature.name}(...values), values[0]` : `${signature.name}(...values)`;
  return `${usesNodes(signature, "linked_list") ? LIST_NODE : ""}${usesNodes(signature, "tree") ? TREE_NODE : ""}
==Code Submission==

(function () {
${BODY}
  const parameters = [${signature.parameters.map(({ type }) => codec(type)).join(", ")}];
  const result = ${returns ? codec(returns) : "string"};
${layout === "argument_list" ? ARGUMENT_LIST : ARGUMENT_LINES}
  for (const texts of calls()) {
    const values = texts.map((value, index) => parameters[index].decode(value));
    const answer = (${answer});
    write(result.encode(answer));
  }
})();
`;
}
