import type { InputLayout } from "./layout";
import { ARGUMENT_LINES, ARGUMENT_LIST, IMPORTS, LIST_CODEC, LIST_NODE, TREE_CODEC, TREE_NODE } from "./sources/python";
import { leafKind, usesNodes, type Signature, type ValueType } from "./types";

/** Values other than nodes are what `json` makes of them, so that only nodes need a codec. */
export function generatePython(signature: Signature, layout: InputLayout): string {
  const nodes = (usesNodes(signature, "linked_list") ? LIST_NODE + LIST_CODEC : "") + (usesNodes(signature, "tree") ? TREE_NODE + TREE_CODEC : "");
  const width = signature.parameters.length;
  const decoded = signature.parameters.map(({ type }, index) => (isNode(type) ? `        _values[${index}] = ${codec("_decode", type)}(_values[${index}])\n` : ""));
  const answer = signature.returns ?? signature.parameters[0]?.type;
  const call = `Solution().${signature.name}(*_values)`;
  return `${IMPORTS}${nodes}
==Code Submission==

def _each(codec):
    return lambda values: [codec(value) for value in values]

def _calls():
${layout === "argument_list" ? ARGUMENT_LIST : ARGUMENT_LINES(width)}

def _main():
    for _values in _calls():
        if len(_values) != ${width}:
            raise ValueError("harness: expected ${width} arguments")
${decoded.join("")}        ${signature.returns === null ? `${call}\n        _answer = _values[0]` : `_answer = ${call}`}
        _sys.stdout.write(_dumps(${answer && isNode(answer) ? `${codec("_encode", answer)}(_answer)` : "_answer"}) + "\\n")

_main()
`;
}

function isNode(type: ValueType): boolean {
  return ["linked_list", "tree"].includes(leafKind(type));
}

function codec(verb: "_decode" | "_encode", type: ValueType): string {
  return type.kind === "list" ? `_each(${codec(verb, type.item)})` : `${verb}_${type.kind}`;
}
