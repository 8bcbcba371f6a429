import { describe, expect, it } from "vitest";
import { buildProgram } from "@/lib/core/datasets/program";
import { AppError } from "@/lib/core/errors";

const template = (source: string) => ({ slug: "p", harness: { python3: { kind: "template", source } } }) as const;

describe("building a program", () => {
  it("puts the solution in place of the submission line, as it is", () => {
    const code = "class A:\n\tx = '$& $1 ==Code Submission=='\n";
    expect(buildProgram(template("a\n==Code Submission==\nb\n"), "python3", code)).toBe(`a\n${code}\nb\n`);
  });

  it("gives every line that is not empty the indentation of the submission line", () => {
    const source = "def f():\n    ==Code Submission==  \n    return 1\n";
    expect(buildProgram(template(source), "python3", "if 1:\n    x = 2\n\ny = 3")).toBe("def f():\n    if 1:\n        x = 2\n\n    y = 3\n    return 1\n");
  });

  it("takes a script as the whole program", () => {
    expect(buildProgram({ slug: "p", harness: { python3: { kind: "script" } } }, "python3", "print(1)")).toBe("print(1)");
  });

  it("refuses a language that the problem has no harness for, naming those it has", () => {
    const build = () => buildProgram(template("==Code Submission=="), "cpp", "x");
    expect(build).toThrow(AppError);
    expect(build).toThrow('Problem "p" cannot be solved in cpp.');
  });
});
