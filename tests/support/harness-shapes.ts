import { fillHarness } from "@/lib/core/datasets/program";
import { generateHarness, parseSignature, starterCode, type InputLayout, type Signature, type ValueType } from "@/lib/core/harness";
import { listOf, nested, scalar } from "@/lib/core/harness/types";
import type { Language } from "@/lib/core/problem";

/** A type and values of it as JSON; a program that gives back its argument must print each as it is. */
export interface Shape {
  name: string;
  type: ValueType;
  values: string[];
  /** Languages that cannot hold these values. */
  except?: Language[];
}

export const SHAPES: Shape[] = [
  { name: "int", type: scalar("int"), values: ["0", "-1", "2147483647", "-2147483648"] },
  { name: "long", type: scalar("long"), values: ["9007199254740991", "-3000000000"] },
  { name: "double", type: scalar("double"), values: ["2.0", "-0.125", "1e-7", "123456789.25"] },
  { name: "bool", type: scalar("bool"), values: ["true", "false"] },
  { name: "string", type: scalar("string"), values: ['""', '"a b"', '"\\"\\\\/\\n\\t[,]{}"', '"\\u00e9\\u65e5\\ud83d\\ude00\\u0001"'] },
  { name: "char", type: scalar("char"), values: ['"a"', '"\\""', '" "'] },
  { name: "ints", type: nested(scalar("int"), 1), values: ["[]", "[5]", "[1,-2,3]"] },
  { name: "longs", type: nested(scalar("long"), 1), values: ["[]", "[4294967296,-1]"] },
  { name: "doubles", type: nested(scalar("double"), 1), values: ["[]", "[0.5,2.0]"] },
  { name: "bools", type: nested(scalar("bool"), 1), values: ["[]", "[true,false,true]"] },
  { name: "strings", type: nested(scalar("string"), 1), values: ["[]", '["","x","y z"]'] },
  { name: "chars", type: nested(scalar("char"), 1), values: ["[]", '["h","i"]'] },
  { name: "matrix", type: nested(scalar("int"), 2), values: ["[]", "[[]]", "[[1,2],[3]]"] },
  { name: "cube", type: nested(scalar("int"), 3), values: ["[[[1],[]],[]]"] },
  { name: "board", type: nested(scalar("char"), 2), values: ['[["x","."],["o"]]'] },
  { name: "word lists", type: nested(scalar("string"), 2), values: ['[["a"],[],["b","c"]]'] },
  { name: "linked list", type: scalar("linked_list"), values: ["[]", "[1]", "[3,-1,2]"] },
  { name: "linked lists", type: nested(scalar("linked_list"), 1), values: ["[[],[1,2],[3]]"] },
  { name: "tree", type: scalar("tree"), values: ["[]", "[1]", "[1,null,2,3]", "[5,4,7,3,null,2,null,-1,null,9]"] },
  { name: "trees", type: nested(scalar("tree"), 1), values: ["[[1,2],[]]"] },
];

/** Java has two kinds of lists. */
export const JAVA_LIST_SHAPES: Shape[] = [
  { name: "List of ints", type: listOf(scalar("int"), "list"), values: ["[]", "[1,2]"] },
  { name: "List of Lists", type: listOf(listOf(scalar("string"), "list"), "list"), values: ['[["a"],[]]'] },
  { name: "array of Lists", type: listOf(listOf(scalar("double"), "list")), values: ["[[0.5],[]]"] },
  { name: "List of arrays", type: listOf(listOf(scalar("int")), "list"), values: ["[[1],[]]"] },
  { name: "List of trees", type: listOf(scalar("tree"), "list"), values: ["[[1,null,2]]"] },
];

const RETURN: Record<Language, string> = {
  python3: "return value", cpp: "return value;", java: "return value;", javascript: "return value;", go: "return value", rust: "value",
};

/** A starter code's empty line, filled. */
export function filled(starter: string, body: string): string {
  return starter.replace(/^( {4,8})$|(\n {8})$/m, (_line, inner: string | undefined) => `${inner ?? "\n        "}${body}`);
}

/** The program of a signature, by way of its starter code, whose reading must give the same signature again. */
export function program(language: Language, signature: Signature, body: string, layout: InputLayout = "argument_list"): string {
  const starter = starterCode(language, signature);
  const reading = parseSignature(language, starter);
  if (!reading.ok) throw new Error(reading.reason);
  return fillHarness(language, generateHarness(language, reading.signature, layout), filled(starter, body));
}

/** A program that prints the argument of each call. */
export function echoProgram(language: Language, { type }: Shape): string {
  return program(language, { name: "echo", parameters: [{ name: "value", type, isMutableReference: false }], returns: type }, RETURN[language]);
}

export function echoInput({ values }: Shape): string {
  return values.map((value) => `[${value}]\n`).join("");
}

/** Bodies of `swapFirst(nums, k)`, which changes a list in place and returns nothing. */
const IN_PLACE: Record<Language, string> = {
  python3: "nums[0], nums[k] = nums[k], nums[0]",
  cpp: "swap(nums[0], nums[k]);",
  java: "int first = nums[0]; nums[0] = nums[k]; nums[k] = first;",
  javascript: "[nums[0], nums[k]] = [nums[k], nums[0]];",
  go: "nums[0], nums[k] = nums[k], nums[0]",
  rust: "nums.swap(0, k as usize);",
};

/** A program that swaps two numbers of a list in place; `[[1,2,3],2]` becomes `[3,2,1]`. */
export function inPlaceProgram(language: Language, layout: InputLayout): string {
  const nums = { name: "nums", type: nested(scalar("int"), 1), isMutableReference: language === "rust" };
  const k = { name: "k", type: scalar("int"), isMutableReference: false };
  return program(language, { name: "swapFirst", parameters: [nums, k], returns: null }, IN_PLACE[language], layout);
}

/** Inputs that do not fit `echo(value: list of int)`; each has to end in a failure, with no answer printed. */
export const BROKEN_INPUTS = ['[["1"]]\n', "[[1.5]]\n", "[[1,]]\n", "[[1]\n", "[1]\n", "[[1],2]\n", "[[null]]\n", "[[99999999999999999999]]\n", "x\n"];
