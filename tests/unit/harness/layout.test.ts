import { describe, expect, it } from "vitest";
import { inputLayout, type Signature, type ValueType } from "@/lib/core/harness";
import { nested, scalar } from "@/lib/core/harness/types";

const signature = (...types: ValueType[]): Signature => ({
  name: "f",
  parameters: types.map((type, i) => ({ name: `p${i}`, type, isMutableReference: false })),
  returns: scalar("int"),
});
const ints = nested(scalar("int"), 1);

describe("the layout of inputs", () => {
  it("is a list of arguments a line, one call or several a case", () => {
    expect(inputLayout(signature(ints, scalar("int")), ["[[1,2],3]\n", "[[],0]\n\n[[5],-1]"])).toBe("argument_list");
    expect(inputLayout(signature(ints), ["[[1,2]]\n"])).toBe("argument_list");
    expect(inputLayout(signature(), ["[]\n[]\n"])).toBe("argument_list");
  });

  it("is an argument a line, as LeetCode shows it", () => {
    expect(inputLayout(signature(ints, scalar("int")), ["[1,2]\n3\n", "[]\r\n0\r\n[5]\r\n-1\r\n"])).toBe("argument_lines");
    expect(inputLayout(signature(ints), ["[1,2]\n"])).toBe("argument_lines");
    expect(inputLayout(signature(scalar("string")), ['"a b"\n'])).toBe("argument_lines");
  });

  it("is none where a value is not of its type or out of its range", () => {
    const wrong: [ValueType, string][] = [
      [scalar("int"), "[2147483648]"], [scalar("int"), "[1.0]"], [scalar("int"), "[true]"], [scalar("int"), '["1"]'], [scalar("int"), "[null]"],
      [scalar("long"), "[9223372036854775808]"], [scalar("bool"), "[1]"], [scalar("string"), "[1]"], [scalar("char"), '["ab"]'], [scalar("char"), '[""]'],
      [scalar("double"), '["1"]'], [ints, "[1]"], [ints, "[[1,null]]"], [nested(scalar("int"), 2), "[[1]]"], [scalar("linked_list"), "[[1,null]]"],
      [scalar("tree"), '[["1"]]'], [scalar("int"), "[1,2]"], [scalar("int"), "[]"], [scalar("int"), "not json"],
    ];
    for (const [type, line] of wrong) expect(inputLayout(signature(type), [line]), line).not.toBe("argument_list");
    expect(inputLayout(signature(scalar("int"), scalar("int")), ["1\n2\n3\n"])).toBeNull();
    expect(inputLayout(signature(scalar("int")), ["[1]\n", "x\n"])).toBeNull();
  });

  it("takes the ends of ranges, numbers without a fraction as floats, and trees with gaps", () => {
    const right: [ValueType, string][] = [
      [scalar("int"), "[-2147483648]"], [scalar("long"), "[9223372036854775807]"], [scalar("double"), "[3]"], [scalar("char"), '["é"]'],
      [scalar("tree"), "[[1,null,2]]"], [nested(scalar("linked_list"), 1), "[[[1],[]]]"],
    ];
    for (const [type, line] of right) expect(inputLayout(signature(type), [line]), line).toBe("argument_list");
  });
});
