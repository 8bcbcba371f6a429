const MIB = 1024 * 1024;

/**
 * Common to all: the clock, and a list of points (time, bytes held beyond the interpreter's own). Memory is taken and
 * given back in pieces with a point after each, so that between two points hardly anything has to be assumed.
 */
const HEAD = `import json, mmap, os, time
PIECE = 1048576
TOUCH = bytes(PIECE // mmap.PAGESIZE)
points = []
def clock():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
def at(held):
    points.append((clock(), held))
def hold(milliseconds):
    until = clock() + int(milliseconds * 1000000)
    while clock() < until:
        pass
def mapped():
    return mmap.mmap(-1, max(size, mmap.PAGESIZE), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
def fill(area, pause=0):
    at(0)
    for start in range(0, size, PIECE):
        area[start:start + PIECE:mmap.PAGESIZE] = TOUCH
        at(start + PIECE)
        if pause:
            hold(pause)
            at(start + PIECE)
def drop(area):
    at(size)
    for start in range(0, size, PIECE):
        area.madvise(mmap.MADV_DONTNEED, start, PIECE)
        at(size - start - PIECE)
def shorten(file):
    at(size)
    for left in range(size - PIECE, -1, -PIECE):
        os.ftruncate(file, left)
        at(left)
size = int(input())
`;

const TAIL = "print(json.dumps(points))\n";

function held(milliseconds: number): string {
  return `area = mapped(); fill(area); hold(${milliseconds}); drop(area)`;
}

const AROUND = "hold(5)\n";

const STEP = `${AROUND}${held(120)}\n${AROUND}`;
const SPIKE = `${AROUND}${held(1)}\n${AROUND}`;

const RAMP = `
area = mapped()
fill(area, 1)
drop(area)
`;

const CHILD = `
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    ${held(150)}
    os.write(writing, json.dumps(points).encode())
    os._exit(0)
os.waitpid(child, 0)
points = json.loads(os.read(reading, 65536))
`;

const TMPFS = `
block = bytes(PIECE)
${AROUND}at(0)
file = os.open("/tmp/held", os.O_RDWR | os.O_CREAT)
for start in range(0, size, PIECE):
    os.write(file, block)
    at(start + PIECE)
hold(120); shorten(file)
${AROUND}`;

const SHARED = `
${AROUND}file = os.open("/dev/shm/held", os.O_RDWR | os.O_CREAT)
os.ftruncate(file, max(size, mmap.PAGESIZE))
area = mmap.mmap(file, 0, flags=mmap.MAP_SHARED)
fill(area); hold(120); shorten(file)
${AROUND}`;

export interface MemoryProgram {
  name: string;
  source: string;
  /** Bytes that it holds at most, beyond the interpreter's own memory. */
  addedBytes: number;
}

function program(name: string, body: string, mebibytes: number): MemoryProgram {
  return { name, source: HEAD + body + TAIL, addedBytes: mebibytes * MIB };
}

/** Programs that know what they hold when. They read from stdin how much: nought makes the null run. */
export const MEMORY_PROGRAMS: readonly MemoryProgram[] = [
  program("step", STEP, 100),
  program("ramp", RAMP, 100),
  program("spike of 1 ms", SPIKE, 32),
  program("child process", CHILD, 100),
  program("shared memory", SHARED, 48),
  program("tmpfs file", TMPFS, 48),
];
