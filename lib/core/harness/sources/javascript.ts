export const LIST_NODE = `
function ListNode(val, next) {
  this.val = val === undefined ? 0 : val;
  this.next = next === undefined ? null : next;
}
`;

export const TREE_NODE = `
function TreeNode(val, left, right) {
  this.val = val === undefined ? 0 : val;
  this.left = left === undefined ? null : left;
  this.right = right === undefined ? null : right;
}
`;

export const BODY = String.raw`  const fs = require("fs");
  const MAX_NODES = 10000000;

  function fail(what) {
    throw new Error("harness: " + what);
  }
  function scalar(name, test, text) {
    const checked = (value) => (test(value) ? value : fail("expected " + name));
    return { decode: checked, encode: (value) => text(checked(value)) };
  }
  const floating = (value) => Number.isInteger(value) && Math.abs(value) < 1e21 ? value + ".0" : String(value);
  const isInteger = (value) => typeof value === "bigint" || Number.isSafeInteger(value);
  const isInt = (value) => isInteger(value) && value >= -2147483648 && value < 2147483648;
  // JavaScript's integers are floats: beyond 2^53 they are no longer exact, and are refused.
  const isNumber = (value) => typeof value === "number" && (!Number.isInteger(value) || Math.abs(value) < 1e21 && (Number.isSafeInteger(value) || !fail("an integer beyond 2^53")));
  const integerText = (value) => (Object.is(value, -0) ? "0" : String(value));
  const int = scalar("an integer of 32 bits", isInt, integerText);
  const long = scalar("an integer within 2^53", isInteger, integerText);
  const number = scalar("a number", (value) => typeof value === "bigint" || isNumber(value), integerText);
  const double = scalar("a number", (value) => typeof value === "number", floating);
  const bool = scalar("true or false", (value) => typeof value === "boolean", String);
  const string = scalar("a string", (value) => typeof value === "string", (value) => JSON.stringify(value));
  const char = scalar("one character", (value) => typeof value === "string" && [...value].length === 1, (value) => JSON.stringify(value));

  function list(item) {
    return {
      decode: (values) => (Array.isArray(values) ? values : fail("expected a list")).map((value) => item.decode(value)),
      encode: (values) => "[" + Array.from(Array.isArray(values) || ArrayBuffer.isView(values) ? values : fail("expected a list"), (value) => item.encode(value)).join(",") + "]",
    };
  }

  const linkedList = {
    decode: (values) => (values === null ? [] : list(int).decode(values)).reduceRight((next, value) => new ListNode(value, next), null),
    encode: (head) => {
      const values = [];
      for (let node = head; node !== null; node = node.next) {
        if (node === undefined) fail("expected a list node or null");
        if (values.push(node.val) > MAX_NODES) fail("the returned list does not end");
      }
      return list(number).encode(values);
    },
  };

  const tree = {
    decode: (values) => {
      if (values === null || values.length === 0) return null;
      const nodes = (Array.isArray(values) ? values : fail("expected a list")).map((value) => (value === null ? null : new TreeNode(int.decode(value))));
      const parents = nodes.filter((node) => node !== null);
      for (let at = 1; at < nodes.length; at++) {
        const parent = parents[(at - 1) >> 1] ?? fail("a tree node without a parent");
        parent[at % 2 === 1 ? "left" : "right"] = nodes[at];
      }
      if (nodes[0] === null && nodes.length > 1) fail("a tree node without a parent");
      return nodes[0];
    },
    encode: (root) => {
      const nodes = root === null ? [] : [root];
      for (let at = 0; at < nodes.length; at++) {
        if (nodes[at] === undefined) fail("expected a tree node or null");
        if (nodes[at] !== null && nodes.push(nodes[at].left, nodes[at].right) > MAX_NODES) fail("the returned tree does not end");
      }
      while (nodes.length > 0 && nodes[nodes.length - 1] === null) nodes.pop();
      return "[" + nodes.map((node) => (node === null ? "null" : number.encode(node.val))).join(",") + "]";
    },
  };

  function read() {
    const lines = fs.readFileSync(0, "utf8").split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => JSON.parse(line));
  }
  // Not by descriptor: the pipe behind it may be full, and the stream waits until it is not.
  const write = (text) => process.stdout.write(text + "\n");
`;

export const ARGUMENT_LIST = `
  function calls() {
    return read().map((values) => (Array.isArray(values) && values.length === parameters.length ? values : fail("expected " + parameters.length + " arguments in a list")));
  }
`;

export const ARGUMENT_LINES = `
  function calls() {
    const values = read();
    const width = parameters.length;
    if (values.length % width !== 0) fail("expected " + width + " lines a call");
    return Array.from({ length: values.length / width }, (_, call) => values.slice(call * width, (call + 1) * width));
  }
`;
