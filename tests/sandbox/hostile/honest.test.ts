import { describe, expect, it } from "vitest";

import { executeOne, outputOf, useSandbox } from "../support";

const fixture = useSandbox();

/** What the walls against hostile programs must not stand in the way of: usual things, each printing "fine". */
const PROGRAMS: Record<string, string> = {
  threads: "import threading\nt = threading.Thread(target=print, args=('fine',))\nt.start()\nt.join()",
  "a process pool": "import multiprocessing as m\nwith m.Pool(2) as p:\n    print('fine' if p.map(abs, range(-3, 0)) == [3, 2, 1] else 'wrong')",
  "shared values": "import multiprocessing as m\nv = m.Value('i', 5)\np = m.Process(target=print, args=('fine',))\np.start()\np.join()\nassert v.value == 5",
  asyncio: "import asyncio\nasync def main():\n    await asyncio.sleep(0)\n    print('fine')\nasyncio.run(main())",
  "another program": "import subprocess\nprint(subprocess.run(['echo', 'fine'], capture_output=True, text=True).stdout.strip())",
  "temporary files": "import tempfile, shutil, os\nwith tempfile.TemporaryDirectory() as d:\n    open(d + '/a', 'w').write('fine')\n    shutil.copy2(d + '/a', d + '/b')\n    print(open(d + '/b').read())",
  "a mapped file": "import mmap\nwith open('/tmp/f', 'wb+') as f:\n    f.write(b'fine')\n    f.flush()\n    print(mmap.mmap(f.fileno(), 0)[:].decode())",
  "private mapped memory": "import mmap\nm = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\nm[:4] = b'fine'\nprint(m[:4].decode())",
  "a database in memory": "import sqlite3\nprint(sqlite3.connect(':memory:').execute('select ?', ('fine',)).fetchone()[0])",
  "deep recursion": "import sys, threading\nsys.setrecursionlimit(10**6)\nthreading.stack_size(64 << 20)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nt = threading.Thread(target=lambda: print('fine', f(50_000)))\nt.start()\nt.join()",
};

describe("honest programs", () => {
  it.each(Object.entries(PROGRAMS))("may use %s", async (_name, source) => {
    const run = await executeOne(fixture.sandbox, { source });
    expect({ status: run.status, stderr: run.stderrTail }).toEqual({ status: "ok", stderr: "" });
    expect(outputOf(run)).toMatch(/^fine/);
  });
});
