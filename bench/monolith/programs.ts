/** A loop of so many steps that the interpreter cannot shorten; `work(n)` takes n times a fixed time. */
const WORK = `def work(n):
    x = 1
    for i in range(n):
        x = (x * 1103515245 + i) & 0x7fffffff
    return x
`;

/** Prints one line; all that is measured of it is what every program costs. */
export const TRIVIAL = "print(1)\n";

/** Works for so many steps and prints the result. */
export function workProgram(steps: number): string {
  return `${WORK}print(work(${steps}))\n`;
}

/** Works for as many steps as stdin says. */
export const WORK_BY_CASE = `${WORK}print(work(int(input())))\n`;

/** Prints the nanoseconds that the loop took by the program's own clock. */
export function timedWorkProgram(steps: number): string {
  return `import time
${WORK}started = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
work(${steps})
print(time.clock_gettime_ns(time.CLOCK_MONOTONIC) - started)
`;
}

/** The prototype of passes: the case set of stdin, k times in one process, each pass in a fresh namespace. */
export function passesProgram(solution: string): string {
  return `import json, sys
passes, cases = json.loads(sys.stdin.read())
code = compile(${JSON.stringify(solution)}, "solution.py", "exec")
for _ in range(passes):
    answers = []
    for case in cases:
        namespace = {"__name__": "solution"}
        exec(code, namespace)
        answers.append(namespace["solve"](case))
print(json.dumps(answers))
`;
}

/** A solution for \`passesProgram\`. */
export const HONEST_SOLUTION = `${WORK}
solve = work
`;

/** Keeps its results where a fresh namespace does not reach: in a module that outlives the pass. */
export const MEMOISING_SOLUTION = `${WORK}
import sys
def solve(n):
    kept = sys.__dict__.setdefault("_kept", {})
    if n not in kept:
        kept[n] = work(n)
    return kept[n]
`;

/** The solution as a program of its own, one case on stdin: for the fork per case. */
export function singleCaseProgram(solution: string): string {
  return `${solution}print(solve(int(input())))\n`;
}
