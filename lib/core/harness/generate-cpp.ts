import type { InputLayout } from "./layout";
import { HARNESS } from "./sources/cpp";
import { FRONT } from "./sources/cpp-lists";
import { LIST_CODEC, LIST_NODE, TREE_CODEC, TREE_NODE } from "./sources/cpp-nodes";
import { usesNodes, type Signature, type ScalarKind, type ValueType } from "./types";

const SCALARS: Record<ScalarKind, string> = {
  int: "int", long: "long long", number: "double", double: "double", bool: "bool", string: "string", char: "char",
  linked_list: "ListNode*", tree: "TreeNode*",
};

export function cppTypeText(type: ValueType): string {
  return type.kind === "list" ? `vector<${cppTypeText(type.item)}>` : SCALARS[type.kind];
}

/** The reader and printer stand before the submission, out of the reach of its macros. */
export function generateCpp(signature: Signature, layout: InputLayout): string {
  const declarations = signature.parameters.map(({ type }, index) => `        ${cppTypeText(type)} a${index};\n        harness::argument(a${index});\n`);
  const call = `Solution().${signature.name}(${signature.parameters.map((_, index) => `a${index}`).join(", ")})`;
  const answer = signature.returns === null ? `        ${call};\n        harness::answer(a0);` : `        harness::answer(${call});`;
  const nodes = (usesNodes(signature, "linked_list") ? LIST_NODE : "") + (usesNodes(signature, "tree") ? TREE_NODE : "");
  return `#include <bits/stdc++.h>
using namespace std;
${nodes}
${HARNESS}${usesNodes(signature, "linked_list") ? LIST_CODEC : ""}${usesNodes(signature, "tree") ? TREE_CODEC : ""}${FRONT(layout)}}  // namespace harness

==Code Submission==

signed main() {
    while (harness::another_call()) {
${declarations.join("")}        harness::end_arguments();
${answer}
    }
    fflush(stdout);
    return 0;
}
`;
}
