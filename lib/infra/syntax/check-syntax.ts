import type { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";
import { MAX_FAULTS, type ProgramToCheck, type SyntaxReport } from "@/lib/core/formats";
import { LANGUAGE_NAMES } from "@/lib/core/problem";
import { startThread } from "../threads";
import type { Reading, SyntaxBreak, ThreadMessage, ThreadTask } from "./thread";

export interface SyntaxLimits extends Pick<ThreadTask, "totalCpuMs" | "programCpuMs"> {
  /** Until the thread is ready. */
  startMs: number;
  /** Until it has read all, or what it has told by then counts. */
  readMs: number;
}

export const SYNTAX_LIMITS: SyntaxLimits = { startMs: 20_000, readMs: 5000, totalCpuMs: 2000, programCpuMs: 250 };

/** More than can be read in the time is not handed to the thread. */
const MAX_TOTAL_CHARS = 8 * 1024 * 1024;
const MAX_WAITING = 4;
const MAX_HEAP_MIB = 256;

const oneAtATime = pLimit(1);

/**
 * Reads the programs of a file in its order until the time is up; nothing is run. A thread of its own does it: texts are
 * known that break the parser for good, and then the thread ends, what it has told until then counts, and the rest is
 * unchecked. So is the whole file while too many others wait. Throws AppError configuration where no thread can start.
 */
export async function checkSyntax(programs: readonly ProgramToCheck[], limits: SyntaxLimits = SYNTAX_LIMITS): Promise<SyntaxReport> {
  const isBusy = oneAtATime.pendingCount >= MAX_WAITING;
  const readings = isBusy ? [] : await oneAtATime(() => readInThread(programs, limits));
  return reportOf(programs, readings);
}

function reportOf(programs: readonly ProgramToCheck[], readings: Reading[]): SyntaxReport {
  const breaks = readings.flatMap((reading, index) => {
    const program = programs[index];
    return reading !== null && reading !== "unread" && program ? [{ program, reading }] : [];
  });
  const checked = readings.filter((reading) => reading !== "unread").length;
  return {
    checked,
    unchecked: programs.length - checked,
    broken: breaks.length,
    faults: breaks.slice(0, MAX_FAULTS).map(({ program, reading }) => ({ where: program.where, problem: sentence(program, reading) })),
    moreFaults: Math.max(0, breaks.length - MAX_FAULTS),
  };
}

function sentence({ language }: ProgramToCheck, { line, column, problem }: SyntaxBreak): string {
  return `${LANGUAGE_NAMES[language]}, line ${line}, column ${column} of the program: ${problem}`;
}

/** The readings in order, fewer than there are programs where the time was up or the thread broke. */
async function readInThread(programs: readonly ProgramToCheck[], limits: SyntaxLimits): Promise<Reading[]> {
  const task: ThreadTask = { programs: firstOf(programs), totalCpuMs: limits.totalCpuMs, programCpuMs: limits.programCpuMs };
  const thread = startThread("lib/infra/syntax/thread.ts", { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB } });
  try {
    return await listen(thread, limits);
  } finally {
    await thread.terminate();
  }
}

function firstOf(programs: readonly ProgramToCheck[]): ThreadTask["programs"] {
  let chars = 0;
  const fitting = programs.findIndex(({ code }) => (chars += code.length) > MAX_TOTAL_CHARS);
  return programs.slice(0, fitting === -1 ? programs.length : fitting).map(({ language, code }) => ({ language, code }));
}

function listen(thread: Worker, limits: SyntaxLimits): Promise<Reading[]> {
  return new Promise((resolve, reject) => {
    const readings: Reading[] = [];
    const fail = (cause?: unknown): void => reject(new AppError("configuration", "The syntax of programs cannot be checked: the thread for it does not start.", { hint: "Run `npm ci` again.", cause }));
    let timer = setTimeout(fail, limits.startMs);
    let isReady = false;
    const end = (cause?: unknown): void => {
      clearTimeout(timer);
      if (isReady) resolve(readings);
      else fail(cause);
    };
    thread.on("message", (message: ThreadMessage) => {
      if (message !== "ready") return void readings.push(message.reading);
      isReady = true;
      clearTimeout(timer);
      timer = setTimeout(end, limits.readMs);
    });
    thread.on("error", end);
    thread.on("exit", () => end());
  });
}
