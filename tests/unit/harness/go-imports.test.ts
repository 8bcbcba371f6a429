import { describe, expect, it } from "vitest";
import { completeGoImports } from "@/lib/core/harness";

const TEMPLATE = 'package main\n\nimport (\n\tharness_io "io"\n)\n\n==Code Submission==\n';

describe("the imports of a Go solution", () => {
  it("are added for the standard packages that it uses, on its first line", () => {
    const code = 'func f(a []int) int {\n\tsort.Ints(a)\n\treturn strings.Count("x", "y") + bits.OnesCount(3)\n}\n';
    const completed = completeGoImports(code, TEMPLATE);
    expect(completed).toBe(`import "math/bits"; import "sort"; import "strings"; ${code}`);
  });

  it("are not added twice: the solution may have its own, in groups or under other names", () => {
    const own = 'import (\n\t"sort"\n\tstr "strings"\n)\nimport "math"\n\nfunc f() { sort.Ints(nil); str.Count("", ""); math.Abs(1) }\n';
    expect(completeGoImports(own, TEMPLATE)).toBe(own);
    expect(completeGoImports("func f() { fmt.Println() }", 'package main\n\nimport "fmt"\n')).toBe("func f() { fmt.Println() }");
  });

  it("are not made of fields, variables, comments or texts that only look alike", () => {
    const code = 'func f(s T) { s.sort.Ints(); x := "fmt.Println"; /* math.Abs */ // os.Exit\n_ = x; y := myheap.Push; _ = y }\n';
    expect(completeGoImports(code, TEMPLATE)).toBe(code);
  });

  it("follow the package clause of the template: that of the solution goes", () => {
    expect(completeGoImports('// mine\npackage main\n\nimport "fmt"\nfunc f() {}\n', TEMPLATE)).toBe('// mine\n\n\nimport "fmt"\nfunc f() {}\n');
  });
});
