/** A small row of our own in the layout of Venus. */
export function venusRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    problem_id: 7,
    title: "double-it-ii",
    question_content: "Double a number.\n\nExample 1:\n\nInput: n = 4\nOutput: 8\n\nExample 2:\n\nInput: n = -1\nOutput: -2\n",
    difficulty: "Easy",
    tags: ["Math"],
    code_prompt: "class Solution:\n    def double(self, n: int) -> int:\n",
    test_case_generator: "",
    test_case_evaluator: "def evaluate(expected_output, actual_output):\n    return expected_output == actual_output\n",
    test_case_runners: "import sys\n\n==Code Submission==\n\nfor line in sys.stdin:\n    print(Solution().double(int(line.strip()[1:-1])))\n",
    test_cases: JSON.stringify([
      { input: "[4]\n", output: "8\n" },
      { input: "[-1]\n", output: "-2\n" },
      { input: "[100]\n", output: "200\n" },
    ]),
    solutions: [
      { code: "class Solution:\n    def double(self, n):\n        return n + n\n", status: "success", passed: true, time: 12.5, memory: 3, integral: 9 },
      { code: "class Solution:\n    def double(self, n):\n        return n * n\n", status: "success", passed: false, time: null, memory: null, integral: null },
    ],
    ...changes,
  };
}
