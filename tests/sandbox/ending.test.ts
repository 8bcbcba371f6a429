import { describe, expect, it } from "vitest";

import { executeOne, outputOf, useSandbox } from "./support";

const fixture = useSandbox();

describe("the end of a program", () => {
  it.each([
    ["a file that the program left open", "held = open(1, 'w', closefd=False)\nheld.write('right')"],
    ["a file that a function could still reach", "held = open(1, 'w', closefd=False)\nheld.write('right')\ndef late(): held.flush()"],
    ["a finaliser of an object that lives to the end", "import os\nclass Held:\n    def __del__(self): os.write(1, b'right')\nheld = Held()"],
    ["an exit handler", "import atexit\natexit.register(print, 'right', end='')"],
    ["a thread that outlives the last line", "import threading\nthreading.Timer(0.02, lambda: print('right', end='')).start()"],
    ["a stdout of the program's own", "import io, sys\nsys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, 'w', closefd=False)))\nprint('right', end='')"],
    ["a child that goes on after its parent", "import os, time\nif os.fork() == 0:\n    time.sleep(0.02)\n    print('right', end='')"],
  ])("the output of %s is there", async (_, source) => {
    const run = await executeOne(fixture.sandbox, { source });
    expect({ status: run.status, output: outputOf(run), stderr: run.stderrTail }).toEqual({ status: "ok", output: "right", stderr: "" });
  });

  it.each([
    ["sys.exit after output", "import sys\nprint('x')\nsys.exit(3)", 3],
    ["an exception on the last line", "print('x')\n1 / 0", 1],
    ["exit with a text", "raise SystemExit('no')", 1],
    ["an exit handler that leaves", "import atexit, os\natexit.register(os._exit, 7)", 7],
    ["a stdout that cannot be flushed", "import os, sys\nsys.stdout.write('x')\nos.close(1)", 120],
  ])("the exit status of %s is the program's own", async (_, source, exitCode) => {
    expect(await executeOne(fixture.sandbox, { source })).toMatchObject({ status: "nonzero_exit", exitCode });
  });

  it.each(["print('right')  # the end", "if True:\n    print('right')\n    # the end", "print('right');", "'a text'\nprint('right')", "from __future__ import annotations\nprint('right')"])(
    "a program that ends as %j runs as it is",
    async (source) => {
      expect(outputOf(await executeOne(fixture.sandbox, { source }))).toBe("right\n");
    },
  );

  it("leaves the program no name of the sandbox once it is over", async () => {
    const source = "import atexit, builtins\natexit.register(lambda: print([n for n in dir(builtins) if 'ended' in n]))";
    expect(outputOf(await executeOne(fixture.sandbox, { source }))).toBe("[]\n");
  });
});
