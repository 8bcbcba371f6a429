import type { Language } from "@/lib/core/problem";
import { cppTypeText } from "./generate-cpp";
import { goTypeText } from "./generate-go";
import { javaTypeText } from "./generate-java";
import { rustTypeText } from "./generate-rust";
import type { ScalarKind, Signature, ValueType } from "./types";

const PYTHON: Record<ScalarKind, string> = {
  int: "int", long: "int", number: "float", double: "float", bool: "bool", string: "str", char: "str",
  linked_list: "Optional[ListNode]", tree: "Optional[TreeNode]",
};
const JAVASCRIPT: Record<ScalarKind, string> = {
  int: "number", long: "number", number: "number", double: "number", bool: "boolean", string: "string", char: "character",
  linked_list: "ListNode", tree: "TreeNode",
};

function pythonTypeText(type: ValueType): string {
  return type.kind === "list" ? `List[${pythonTypeText(type.item)}]` : PYTHON[type.kind];
}

function javascriptTypeText(type: ValueType): string {
  return type.kind === "list" ? `${javascriptTypeText(type.item)}[]` : JAVASCRIPT[type.kind];
}

const STARTERS: Record<Language, (signature: Signature) => string> = {
  python3: ({ name, parameters, returns }) => {
    const typed = parameters.map((parameter) => `, ${parameter.name}: ${pythonTypeText(parameter.type)}`).join("");
    return `class Solution:\n    def ${name}(self${typed}) -> ${returns ? pythonTypeText(returns) : "None"}:\n        `;
  },
  cpp: ({ name, parameters, returns }) => {
    const typed = parameters.map(({ name, type }) => `${cppTypeText(type)}${isPlainInCpp(type) ? "" : "&"} ${name}`).join(", ");
    return `class Solution {\npublic:\n    ${returns ? cppTypeText(returns) : "void"} ${name}(${typed}) {\n        \n    }\n};\n`;
  },
  java: ({ name, parameters, returns }) => {
    const typed = parameters.map(({ name, type }) => `${javaTypeText(type)} ${name}`).join(", ");
    return `class Solution {\n    public ${returns ? javaTypeText(returns) : "void"} ${name}(${typed}) {\n        \n    }\n}\n`;
  },
  javascript: ({ name, parameters, returns }) => {
    const lines = parameters.map(({ name, type }) => ` * @param {${javascriptTypeText(type)}} ${name}\n`).join("");
    const names = parameters.map(({ name }) => name).join(", ");
    return `/**\n${lines} * @return {${returns ? javascriptTypeText(returns) : "void"}}\n */\nvar ${name} = function(${names}) {\n    \n};\n`;
  },
  go: ({ name, parameters, returns }) => {
    const typed = parameters.map(({ name, type }) => `${name} ${goTypeText(type)}`).join(", ");
    return `func ${name}(${typed})${returns ? ` ${goTypeText(returns)}` : ""} {\n    \n}\n`;
  },
  rust: ({ name, parameters, returns }) => {
    const typed = parameters.map(({ name, type, isMutableReference }) => `${snakeCase(name)}: ${isMutableReference ? "&mut " : ""}${rustTypeText(type)}`).join(", ");
    return `impl Solution {\n    pub fn ${snakeCase(name)}(${typed})${returns ? ` -> ${rustTypeText(returns)}` : ""} {\n        \n    }\n}\n`;
  },
};

function isPlainInCpp(type: ValueType): boolean {
  return type.kind !== "list";
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
}

/** The starter code of a function in the manner of LeetCode; `parseSignature` reads it back. */
export function starterCode(language: Language, signature: Signature): string {
  return STARTERS[language](signature);
}
