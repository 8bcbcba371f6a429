import type { InputLayout } from "./layout";
import { BODY } from "./sources/go";
import { LIST_CODEC, LIST_NODE, TREE_CODEC, TREE_NODE } from "./sources/go-nodes";
import { usesNodes, type ScalarKind, type Signature, type ValueType } from "./types";

const SCALARS: Record<ScalarKind, string> = {
  int: "int", long: "int64", number: "float64", double: "float64", bool: "bool", string: "string", char: "byte",
  linked_list: "*ListNode", tree: "*TreeNode",
};
const CODECS: Record<ScalarKind, string> = {
  int: "Int", long: "Long", number: "Double", double: "Double", bool: "Bool", string: "String", char: "Char",
  linked_list: "LinkedList", tree: "Tree",
};

export function goTypeText(type: ValueType): string {
  return type.kind === "list" ? `[]${goTypeText(type.item)}` : SCALARS[type.kind];
}

function codec(verb: "decode" | "encode", type: ValueType): string {
  return type.kind === "list" ? `harness_${verb}List(${codec(verb, type.item)})` : `harness_${verb}${CODECS[type.kind]}`;
}

/**
 * Packages of the harness have names of its own: those that the submission uses are its own to import, or
 * are added to it (see `completeGoImports`).
 */
export function generateGo(signature: Signature, layout: InputLayout): string {
  const list = layout === "argument_list";
  const declarations = signature.parameters.map(
    ({ type }, index) => `${list && index > 0 ? "\t\tharness_expect(',')\n" : ""}\t\ta${index} := ${codec("decode", type)}()\n`,
  );
  const call = `${signature.name}(${signature.parameters.map((_, index) => `a${index}`).join(", ")})`;
  const type = signature.returns ?? signature.parameters[0]?.type;
  const print = type ? codec("encode", type) : "";
  const answer = signature.returns === null ? `\t\t${call}\n\t\t${print}(a0)` : `\t\t${print}(${call})`;
  return `package main

import (
	harness_io "io"
	harness_math "math"
	harness_os "os"
	harness_strconv "strconv"
)

==Code Submission==
${usesNodes(signature, "linked_list") ? LIST_NODE + LIST_CODEC : ""}${usesNodes(signature, "tree") ? TREE_NODE + TREE_CODEC : ""}
func main() {
	harness_load()
	for harness_anotherCall() {
${list ? "\t\tharness_expect('[')\n" : ""}${declarations.join("")}${list ? "\t\tharness_expect(']')\n" : ""}${answer}
		harness_output = append(harness_output, '\\n')
	}
	harness_flush()
}
${BODY}`;
}
