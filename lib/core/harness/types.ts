/**
 * What a LeetCode-style function takes and gives. One model for all languages; how a type is written in each
 * is known to that language's parser and generator alone.
 * - int, long: 32 and 64 bits; number: JavaScript's, an integer or not;
 * - list: of any depth; in Java either an array or a `List`;
 * - linked_list, tree: nodes of integers, on the wire a list (a tree in level order, null for a missing child).
 */
export type ValueType =
  | { kind: "int" | "long" | "double" | "number" | "bool" | "string" | "char" | "linked_list" | "tree" }
  | { kind: "list"; item: ValueType; container: "array" | "list" };

export type ScalarKind = Exclude<ValueType["kind"], "list">;

export interface Parameter {
  name: string;
  type: ValueType;
  /** Rust's `&mut`: the function changes the caller's value. */
  isMutableReference: boolean;
}

export interface Signature {
  /** Function, or method of `class Solution`. */
  name: string;
  parameters: Parameter[];
  /** Null where nothing is returned: the answer is then the first argument, changed in place. */
  returns: ValueType | null;
}

export type SignatureReading = { ok: true; signature: Signature } | { ok: false; reason: string };

export function scalar(kind: ScalarKind): ValueType {
  return { kind };
}

export function listOf(item: ValueType, container: "array" | "list" = "array"): ValueType {
  return { kind: "list", item, container };
}

/** `item` inside `depth` lists. */
export function nested(item: ValueType, depth: number): ValueType {
  return depth === 0 ? item : listOf(nested(item, depth - 1));
}

/** The type inside all lists. */
export function leafKind(type: ValueType): ScalarKind {
  return type.kind === "list" ? leafKind(type.item) : type.kind;
}

/** Does the function take or give nodes of this kind? */
export function usesNodes(signature: Signature, kind: "linked_list" | "tree"): boolean {
  const types = [...signature.parameters.map(({ type }) => type), ...(signature.returns ? [signature.returns] : [])];
  return types.some((type) => leafKind(type) === kind);
}
