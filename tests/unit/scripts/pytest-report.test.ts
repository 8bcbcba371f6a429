import { describe, expect, it } from "vitest";
import { withItsEnd } from "@/scripts/test/counts";
import { resultOfPytest } from "@/scripts/test/pytest-report";

const suite = (cases: string) => `<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="9">${cases}</testsuite></testsuites>`;

describe("the report of the trainer's tests", () => {
  it("counts what passed, failed and was skipped, and names what failed", () => {
    const { counts, failures } = resultOfPytest(suite(
      '<testcase classname="trainer.tests.test_a" name="one" time="0.1" />'
      + '<testcase classname="trainer.tests.test_a" name="two[&lt;x&gt;]" time="0.1"><failure message="assert 1 == 2&#10;more">long &lt;text&gt;</failure></testcase>'
      + '<testcase classname="trainer.tests.test_b" name="three"><skipped type="pytest.skip" message="no GPU">x</skipped></testcase>',
    ));
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(failures).toEqual([{ file: "trainer/tests/test_a.py", test: "two[<x>]", reason: "assert 1 == 2" }]);
  });

  it("counts a file that cannot be read in as one failure", () => {
    const { counts, failures } = resultOfPytest(suite('<testcase classname="" name="trainer.tests.test_c" time="0"><error message="collection failure">…</error></testcase>'));
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(failures[0]?.test).toBe("trainer.tests.test_c");
  });

  it("takes a run that failed without a failed test for one failure", () => {
    expect(withItsEnd(resultOfPytest(""), 3).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(withItsEnd(resultOfPytest(""), 0).counts).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
