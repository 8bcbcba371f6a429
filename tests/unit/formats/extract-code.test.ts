import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractCode } from "@/lib/core/formats";

describe("taking the program out of an answer", () => {
  it("leaves a text without a fence line as it is", () => {
    for (const text of ["class A:\n    pass", "  x = '```'", "say `this`", "", "truncated at", "def f():\n    return \"```\"\n"]) {
      expect(extractCode(text)).toBe(text);
    }
  });

  it("takes the block out of prose", () => {
    expect(extractCode("Here:\n```python\nx = 1\n```\nDone.")).toBe("x = 1\n");
    expect(extractCode("```\nx = 1\n```")).toBe("x = 1\n");
    expect(extractCode("\r\n```py\r\nx = 1\r\n```\r\n")).toBe("x = 1\r\n");
    expect(extractCode("~~~python\nx\n~~~")).toBe("x\n");
  });

  it("takes the last block of the language, not an example of output after it", () => {
    expect(extractCode("```python\na\n```\nor\n```python\nb\n```\nprints\n```\n42\n```")).toBe("b\n");
    expect(extractCode("```\na\n```\n```\nb\n```")).toBe("b\n");
    expect(extractCode("```cpp\na\n```\n```python\nb\n```", "cpp")).toBe("a\n");
  });

  it("takes an unclosed block to the end, and the text before a lone closing fence", () => {
    expect(extractCode("```python\nx = 1\ny = 2")).toBe("x = 1\ny = 2\n");
    expect(extractCode("x = 1\n```\nThis code sets x.")).toBe("x = 1\n");
  });

  it("keeps shorter fences inside a longer one", () => {
    expect(extractCode("````python\n```\nx\n```\n````")).toBe("```\nx\n```\n");
  });

  it("gives any program back that is wrapped in a block", () => {
    const line = fc.string().filter((text) => !/[`~\n\r]/.test(text));
    fc.assert(
      fc.property(fc.array(line), fc.string({ unit: fc.constantFrom("a", " ", ".", "\n") }), (lines, prose) => {
        const code = lines.map((text) => `${text}\n`).join("");
        expect(extractCode(`${prose}\n\`\`\`python\n${code}\`\`\`\n${prose}`)).toBe(code);
      }),
    );
  });

  it("is linear on hostile text", () => {
    const hostile = ["`".repeat(250_000), `\`\`\`${"a".repeat(250_000)}\``, "~".repeat(250_000) + "`", "```\n".repeat(60_000), " ".repeat(250_000)];
    for (const text of hostile) expect(typeof extractCode(`${text}\nx\`\`\``)).toBe("string");
  });
});
