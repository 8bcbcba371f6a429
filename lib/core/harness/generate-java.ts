import type { InputLayout } from "./layout";
import { BODY } from "./sources/java";
import { LIST_CODEC, LIST_NODE, TREE_CODEC, TREE_NODE } from "./sources/java-nodes";
import { leafKind, usesNodes, type ScalarKind, type Signature, type ValueType } from "./types";

const SCALARS: Record<ScalarKind, string> = {
  int: "int", long: "long", number: "double", double: "double", bool: "boolean", string: "String", char: "char",
  linked_list: "ListNode", tree: "TreeNode",
};
const BOXES: Partial<Record<ScalarKind, string>> = {
  int: "Integer", long: "Long", number: "Double", double: "Double", bool: "Boolean", char: "Character",
};
const READERS: Record<ScalarKind, string> = {
  int: "readInt", long: "readLong", number: "readDouble", double: "readDouble", bool: "readBoolean", string: "readString",
  char: "readChar", linked_list: "readLinkedList", tree: "readTree",
};
const PRIMITIVE_ARRAYS: Partial<Record<ScalarKind, string>> = {
  int: "readInts", long: "readLongs", number: "readDoubles", double: "readDoubles", bool: "readBooleans", char: "readChars",
};

export function javaTypeText(type: ValueType, boxed = false): string {
  if (type.kind !== "list") return (boxed ? BOXES[type.kind] : undefined) ?? SCALARS[type.kind];
  return type.container === "array" ? `${javaTypeText(type.item)}[]` : `List<${javaTypeText(type.item, true)}>`;
}

/**
 * Methods that read lists, one for each type: with lambdas in their place the Java runtime would spend tens of
 * milliseconds on the first of them, inside the measured time.
 */
class Readers {
  readonly sources: string[] = [];
  private readonly names = new Map<string, string>();

  /** The expression that reads a value of this type. */
  call(type: ValueType): string {
    if (type.kind !== "list") return `${READERS[type.kind]}()`;
    const primitives = type.container === "array" && type.item.kind !== "list" ? PRIMITIVE_ARRAYS[type.item.kind] : undefined;
    return `${primitives ?? this.names.get(javaTypeText(type)) ?? this.added(type)}()`;
  }

  private added(type: Extract<ValueType, { kind: "list" }>): string {
    const item = this.call(type.item);
    const name = `readList${this.names.size + 1}`;
    this.names.set(javaTypeText(type), name);
    const itemType = javaTypeText(type.item, true);
    // Java makes no arrays of a generic type; those of the raw one serve.
    const result = type.container === "list" ? "values" : `values.toArray(new ${newArray(javaTypeText(type.item))})`;
    this.sources.push(`
    static ${javaTypeText(type)} ${name}() {
        java.util.ArrayList<${itemType}> values = new java.util.ArrayList<>();
        expect('[');
        if (nextIs(']')) return ${result};
        do values.add(${item}); while (nextIs(','));
        expect(']');
        return ${result};
    }
`);
    return name;
  }
}

/** `int[0][]` for items of type `int[]`. */
function newArray(itemType: string): string {
  const dimensions = /(\[\])*$/.exec(itemType)?.[0] ?? "";
  return `${itemType.slice(0, itemType.length - dimensions.length).replace(/<.*>/, "")}[0]${dimensions}`;
}

/** Imports stand before the submission, whose own may follow; all classes of the harness after it. */
export function generateJava(signature: Signature, layout: InputLayout): string {
  const list = layout === "argument_list";
  const readers = new Readers();
  const declarations = signature.parameters.map(
    ({ type }, index) => `${list && index > 0 ? "            expect(',');\n" : ""}            ${javaTypeText(type)} a${index} = ${readers.call(type)};\n`,
  );
  const call = `new Solution().${signature.name}(${signature.parameters.map((_, index) => `a${index}`).join(", ")})`;
  const answerType = signature.returns ?? signature.parameters[0]?.type;
  const nullText = answerType && ["linked_list", "tree"].includes(leafKind(answerType)) ? "[]" : "null";
  const answer = signature.returns === null ? `            ${call};\n            answer(a0, "${nullText}");` : `            answer(${call}, "${nullText}");`;
  return `import java.io.*;
import java.math.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

==Code Submission==
${usesNodes(signature, "linked_list") ? LIST_NODE : ""}${usesNodes(signature, "tree") ? TREE_NODE : ""}
class Main {
    public static void main(String[] arguments) throws java.io.IOException {
        text = System.in.readAllBytes();
        while (anotherCall()) {
${list ? "            expect('[');\n" : ""}${declarations.join("")}${list ? "            expect(']');\n" : ""}${answer}
        }
        flush();
    }
${BODY}${usesNodes(signature, "linked_list") ? LIST_CODEC : ""}${usesNodes(signature, "tree") ? TREE_CODEC : ""}${encoder(signature)}${readers.sources.join("")}}
`;
}

function encoder(signature: Signature): string {
  const nodes = (usesNodes(signature, "linked_list") ? "        else if (value instanceof ListNode) encodeLinkedList((ListNode) value);\n" : "")
    + (usesNodes(signature, "tree") ? "        else if (value instanceof TreeNode) encodeTree((TreeNode) value);\n" : "");
  return `
    static void encode(Object value, String nullText) {
        if (value == null) out.append(nullText);
        else if (value instanceof String || value instanceof Character) encodeString(value.toString());
        else if (value instanceof Double || value instanceof Float) encodeDouble(((Number) value).doubleValue());
        else if (value instanceof Number || value instanceof Boolean) out.append(value);
        else if (value instanceof int[]) encodeInts((int[]) value);
${nodes}        else if (value instanceof java.util.List) encodeItems(((java.util.List<?>) value).iterator(), nullText);
        else if (value.getClass().isArray()) encodeArray(value, nullText);
        else throw fail("the answer is of a type that cannot be printed: " + value.getClass().getName());
    }
`;
}
