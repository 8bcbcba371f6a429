import { describe, expect, it } from "vitest";
import { isWellFormed, solutionIn } from "@/lib/core/improvement";

const FENCE = "```";
const block = (code: string, name = "python") => `${FENCE}${name}\n${code}\n${FENCE}`;
const codeIn = (text: string) => solutionIn(text, "python3")?.code ?? null;

describe("the program in a completion", () => {
  it.each([
    ["the last block of the last solution", `<thinking>${block("a")}</thinking><solution>${block("b")}\n${block("c")}</solution>`, "c\n"],
    ["the last solution of several", `<solution>${block("a")}</solution> no, rather <solution>${block("b")}</solution>`, "b\n"],
    ["the block behind its reasoning, though that has blocks of its own", `<thinking>\n${block("old")}\n</thinking>\n<solution>\n${block("new")}\n</solution>`, "new\n"],
    ["what there is of a solution that was cut off", `<thinking>x</thinking><solution>\n${FENCE}python\nprint(1)\nprint(2`, "print(1)\nprint(2\n"],
    ["the solution's text, without a fence", "<solution>\nprint(1)\n</solution>", "print(1)\n"],
    ["the last block, without a solution", `First:\n${block("a")}\nthen\n${block("b")}`, "b\n"],
    ["the whole text, without a fence", "print(1)\n", "print(1)\n"],
    ["the language's block, before one that shows output", `<solution>${"\n"}${block("print(1)")}\n${block("1", "")}</solution>`, "print(1)\n"],
  ])("is %s", (_what, text, code) => expect(codeIn(text)).toBe(code));

  it.each(["", "  \n", "<solution></solution>", `<solution>${FENCE}python\n${FENCE}</solution>`])("is none in %j", (text) => expect(codeIn(text)).toBeNull());
});

describe("a completion", () => {
  it("is well formed with one block of thinking and one of the solution, and nothing else", () => {
    expect(isWellFormed("<thinking>a</thinking>\n<solution>b</solution>\n")).toBe(true);
  });

  it.each([
    "so: <thinking>a</thinking><solution>b</solution>",
    "<thinking>a</thinking><solution>b</solution> done",
    "<solution>b</solution><thinking>a</thinking>",
    "<thinking>a</thinking><solution>b</solution><solution>c</solution>",
    "<thinking>a</thinking> and <solution>b</solution>",
    "<thinking>a<solution>b</solution></thinking>",
    "<solution>b</solution>",
    "",
  ])("is not well formed as %j", (text) => expect(isWellFormed(text)).toBe(false));
});
