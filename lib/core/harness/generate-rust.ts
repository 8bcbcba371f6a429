import type { InputLayout } from "./layout";
import { BODY } from "./sources/rust";
import { LIST_CODEC, LIST_NODE, TREE_CODEC, TREE_NODE } from "./sources/rust-nodes";
import { usesNodes, type Parameter, type ScalarKind, type Signature, type ValueType } from "./types";

const SCALARS: Record<ScalarKind, string> = {
  int: "i32", long: "i64", number: "f64", double: "f64", bool: "bool", string: "String", char: "char",
  linked_list: "Option<Box<ListNode>>", tree: "Option<Rc<RefCell<TreeNode>>>",
};

export function rustTypeText(type: ValueType): string {
  return type.kind === "list" ? `Vec<${rustTypeText(type.item)}>` : SCALARS[type.kind];
}

/** Glob imports give way to whatever the submission imports or defines itself under the same names. */
export function generateRust(signature: Signature, layout: InputLayout): string {
  const list = layout === "argument_list";
  const declarations = signature.parameters.map(({ type, isMutableReference }, index) => {
    const type_text = rustTypeText(type).replace("Rc<RefCell<", "std::rc::Rc<std::cell::RefCell<");
    return `${list && index > 0 ? "        input.expect(b',');\n" : ""}        let ${isMutableReference ? "mut " : ""}a${index}: ${type_text} = harness::Decode::decode(&mut input);\n`;
  });
  const call = `Solution::${signature.name}(${signature.parameters.map(passed).join(", ")})`;
  const answer = signature.returns === null ? `        ${call};\n        harness::answer(&a0, &mut output);` : `        let answer = ${call};\n        harness::answer(&answer, &mut output);\n        std::mem::forget(answer);`;
  return `#![allow(dead_code, unused_imports, unused_mut, unused_variables, non_snake_case, ambiguous_glob_reexports)]
mod prelude {
    pub struct Solution;
${usesNodes(signature, "linked_list") ? LIST_NODE : ""}${usesNodes(signature, "tree") ? TREE_NODE : ""}}
use prelude::*;
use std::cell::*;
use std::cmp::*;
use std::collections::*;
use std::rc::*;

==Code Submission==

fn main() {
    let mut input = harness::Input::read();
    let mut output = String::new();
    while input.another_call() {
${list ? "        input.expect(b'[');\n" : ""}${declarations.join("")}${list ? "        input.expect(b']');\n" : ""}${answer}
    }
    harness::print(&output);
}

mod harness {
${BODY}${usesNodes(signature, "linked_list") ? LIST_CODEC : ""}${usesNodes(signature, "tree") ? TREE_CODEC : ""}}
`;
}

function passed({ isMutableReference }: Parameter, index: number): string {
  return isMutableReference ? `&mut a${index}` : `a${index}`;
}
