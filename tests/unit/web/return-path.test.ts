import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnPath } from "@/lib/core/accounts/returnPath";

describe("the way back after signing in", () => {
  it.each(["/submit", "/submissions?mine=1", "/problems/starter/two-sum", "/"])("leads to %s of this site", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null, undefined, "", "submit", "https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "/\n\\evil.example", "/.//evil.example",
    "javascript:alert(1)", "/sign-in?next=/submit", "/sign-up", "/api/v1/account", `/${"a".repeat(600)}`,
  ])("never leads to %j", (path) => {
    expect(returnPath(path)).toBe("/");
  });

  it("stays on this site whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("/", "\\", "\t", "\r", ".", "@", ":", "a", "%", "?", "#", " ") }), (text) => {
        const there = new URL(returnPath(`/${text}`), "https://afterburner.example/somewhere/");
        expect(there.origin).toBe("https://afterburner.example");
      }),
      { numRuns: 2000 },
    );
  });
});
