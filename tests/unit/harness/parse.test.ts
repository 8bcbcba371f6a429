import { describe, expect, it } from "vitest";
import { parseSignature, starterCode, type Signature } from "@/lib/core/harness";
import { listOf, nested, scalar, type Parameter, type ValueType } from "@/lib/core/harness/types";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { JAVA_LIST_SHAPES, SHAPES } from "@/tests/support/harness-shapes";

function read(language: Language, starter: string): Signature {
  const reading = parseSignature(language, starter);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.signature;
}

function reason(language: Language, starter: string): string {
  const reading = parseSignature(language, starter);
  return reading.ok ? `read as ${reading.signature.name}` : reading.reason;
}

const takes = (name: string, type: ValueType, isMutableReference = false): Parameter => ({ name, type, isMutableReference });
const int = scalar("int");

/** What a language cannot say comes back as what it says instead. */
function asWritten(language: Language, type: ValueType): ValueType {
  if (type.kind === "list") return { ...type, item: asWritten(language, type.item) };
  if (language === "javascript" && ["int", "long", "double"].includes(type.kind)) return scalar("number");
  if (language === "python3" && type.kind === "int") return scalar("long");
  if (language === "python3" && type.kind === "char") return scalar("string");
  return type;
}

describe("a starter code", () => {
  it.each(LANGUAGES)("in %s is read as it was written, whatever its types", (language) => {
    for (const { type, name } of [...SHAPES, ...(language === "java" ? JAVA_LIST_SHAPES : [])]) {
      const signature: Signature = { name: "find", parameters: [takes("first", type), takes("k", int)], returns: type };
      const written = asWritten(language, type);
      expect(read(language, starterCode(language, signature)), name).toEqual({
        name: "find",
        parameters: [takes("first", written), takes("k", asWritten(language, int))],
        returns: written,
      });
    }
  });

  it.each(LANGUAGES)("in %s that returns nothing is answered by its first argument", (language) => {
    const signature: Signature = { name: "rotate", parameters: [takes("nums", nested(int, 1), language === "rust"), takes("k", int)], returns: null };
    expect(read(language, starterCode(language, signature))).toMatchObject({ name: "rotate", returns: null });
  });

  it("in C++ may have odd spaces, std::, const, comments, helpers and the nodes' definition before it", () => {
    const starter = `/**
 * struct ListNode { int val; ListNode *next; };
 */
// class Other { int f(int x); };
class Solution
{
public :
    Solution() { }
    std::vector< std::vector<long  long> >  merge ( const std::vector<int> &nums , ListNode *head,vector<string>&words, char c = 'a' ) const {
        return helper(nums);
    }
private:
    int helper(int x) { return x; }
};`;
    expect(read("cpp", starter)).toEqual({
      name: "merge",
      parameters: [takes("nums", nested(int, 1)), takes("head", scalar("linked_list")), takes("words", nested(scalar("string"), 1)), takes("c", scalar("char"))],
      returns: nested(scalar("long"), 2),
    });
    expect(read("cpp", "class Solution {\npublic:\n    TreeNode* build(ListNode* a, TreeNode *b) {}\n};").returns).toEqual(scalar("tree"));
  });

  it("in Java tells arrays from lists and boxes from primitives", () => {
    const starter = "class Solution {\n  public List<List<Integer>> find( final int [] [] grid, List<String> [] names, char board[][], long k) {\n  }\n}";
    expect(read("java", starter)).toEqual({
      name: "find",
      parameters: [
        takes("grid", nested(int, 2)),
        takes("names", listOf(listOf(scalar("string"), "list"))),
        takes("board", nested(scalar("char"), 2)),
        takes("k", scalar("long")),
      ],
      returns: listOf(listOf(int, "list"), "list"),
    });
  });

  it("in JavaScript has its types in the comment before the function, in any of its forms", () => {
    const doc = "/**\n * Definition: function ListNode(val) {}\n */\n/**\n * @param {ListNode} head\n * @param {Array<number>} k\n * @return {character[][]}\n */\n";
    const signature = { name: "f", parameters: [takes("head", scalar("linked_list")), takes("k", nested(scalar("number"), 1))], returns: nested(scalar("char"), 2) };
    for (const code of ["var f = function(head, k) {\n};", "const f = (head, k) => {\n};", "function f ( head,k ) {\n}", "let f = function name(head, k) {}"]) {
      expect(read("javascript", doc + code)).toEqual(signature);
    }
    expect(read("javascript", "/**\n * @param {number[]} nums\n * @return {void} Do not return anything.\n */\nvar f = function(nums) {};").returns).toBeNull();
  });

  it("in Go may share a type between parameters", () => {
    expect(read("go", "/* type ListNode struct {} */\nfunc solve(a, b []int, k int64, root *TreeNode) [][]byte {\n}\n")).toEqual({
      name: "solve",
      parameters: [takes("a", nested(int, 1)), takes("b", nested(int, 1)), takes("k", scalar("long")), takes("root", scalar("tree"))],
      returns: nested(scalar("char"), 2),
    });
    expect(read("go", "func rotate(nums []int, k int)  {\n    \n}").returns).toBeNull();
  });

  it("in Rust says what is changed in place", () => {
    const starter = "use std::rc::Rc;\nimpl Solution {\n    pub fn merge(nums1: &mut Vec<i32>, mut m: i32, root: Option<Rc<RefCell<TreeNode>>>, names: Vec<Vec<String>>) {\n\n    }\n}";
    expect(read("rust", starter)).toEqual({
      name: "merge",
      parameters: [takes("nums1", nested(int, 1), true), takes("m", int), takes("root", scalar("tree")), takes("names", nested(scalar("string"), 2))],
      returns: null,
    });
  });

  it("in Python has type hints in any of their forms", () => {
    const starter = "# Definition for a node\nclass ListNode:\n    pass\n\nclass Solution:\n    def __init__(self):\n        pass\n    def f(self, a: 'Optional[ListNode]', b : list[ list[str] ], c: TreeNode | None, d: float = 1.0) -> typing.List[bool]:\n        ";
    expect(read("python3", starter)).toEqual({
      name: "f",
      parameters: [takes("a", scalar("linked_list")), takes("b", nested(scalar("string"), 2)), takes("c", scalar("tree")), takes("d", scalar("double"))],
      returns: nested(scalar("bool"), 1),
    });
  });
});

describe("a starter code that no harness fits", () => {
  it("is one of a design problem", () => {
    expect(reason("cpp", "class LRUCache {\npublic:\n    LRUCache(int capacity) {\n    }\n    int get(int key) {\n    }\n};")).toContain("a class LRUCache, not a function of Solution");
    expect(reason("java", "class MinStack {\n    public MinStack() {}\n}")).toContain("MinStack");
    expect(reason("rust", "struct Trie {}\nimpl Trie { fn new() -> Self {} }")).toContain("no impl Solution");
    expect(reason("javascript", "class A {}")).toContain("no function");
  });

  it("has a type that cannot be read or printed, which the reason names", () => {
    expect(reason("cpp", "class Solution {\npublic:\n    Node* connect(Node* root) {}\n};")).toContain('"Node*"');
    expect(reason("java", "class Solution { public int f(Map<String, Integer> m) {} }")).toContain("Map<String, Integer>");
    expect(reason("python3", "class Solution:\n    def f(self, n: Dict[str, int]) -> int:\n")).toContain("Dict[str, int]");
    expect(reason("javascript", "/** @param {_Node} node\n * @return {number} */\nvar f = function(node) {};")).toContain("_Node");
    expect(reason("go", "func f(n *Node) int {}")).toContain("*Node");
    expect(reason("rust", "impl Solution { pub fn f(&self, n: i32) -> i32 {} }")).toContain("&self");
  });

  it("says too little: no hints, no comment, nothing given or taken", () => {
    expect(reason("python3", "class Solution:\n    def f(self, n):\n")).toContain("does not say what it returns");
    expect(reason("python3", "class Solution:\n    def f(self, n) -> int:\n")).toContain("has no type");
    expect(reason("javascript", "var f = function(a, b) {};")).toContain("2 parameters and 0 @param lines");
    expect(reason("cpp", "class Solution {\npublic:\n    void f() {}\n};")).toContain("takes nothing and returns nothing");
  });

  it("may be any text: none makes the parser throw", () => {
    for (const language of LANGUAGES) {
      for (const text of ["", "{{{((", "class Solution", "class Solution {", "impl Solution { pub fn f(", "func f(", "def f(self", "\u0000"]) {
        expect(parseSignature(language, text)).toMatchObject({ ok: false });
      }
    }
  });
});
