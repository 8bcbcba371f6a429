import { z } from "zod";
import { DEFAULT_LIMITS } from "../problem";
import { BATCH_LIMITS, languageNameSchema, type StoredProgramExecution } from "./request";
import type { ExecutionResult, RanResult } from "./result";

/** The original caps what a caller asks for; so do we. */
const DEFAULT_TIMEOUT_SECONDS = 30;
const MAX_TIMEOUT_SECONDS = 120;

/** The body of the original's `POST /execute`. Its two back ends call profiling by two names. */
export const executeRequestSchema = z.object({
  code: z.string("No code provided").min(1, "No code provided").max(BATCH_LIMITS.programLength).describe("The program."),
  language: z.string("No language provided").min(1, "No language provided").pipe(languageNameSchema).describe("Its language."),
  libraries: z.array(z.string().trim().min(1).max(100)).max(BATCH_LIMITS.libraries).nullish().describe("Packages that it imports and the image may lack."),
  timeout: z.number().positive().nullish().describe("Elapsed time at most, s; at most 120."),
  run_profiling: z.boolean().nullish().describe("Whether to read memory over time."),
  run_memory_profile: z.boolean().nullish().describe("The same, as the other back end calls it."),
  stdin: z.string().max(BATCH_LIMITS.stdinLength).nullish().describe("What it reads."),
});
export type ExecuteRequest = z.output<typeof executeRequestSchema>;

/** What the worker is to do for a request of the original's API. */
export function toExecution(request: ExecuteRequest): StoredProgramExecution {
  const timeoutSeconds = Math.min(request.timeout ?? DEFAULT_TIMEOUT_SECONDS, MAX_TIMEOUT_SECONDS);
  return {
    kind: "program",
    language: request.language,
    code: request.code,
    stdin: request.stdin ?? "",
    repeats: 1,
    libraries: request.libraries ?? [],
    limits: { ...DEFAULT_LIMITS, totalWallMs: Math.max(1, Math.round(timeoutSeconds * 1000)) },
    trace: (request.run_profiling ?? request.run_memory_profile) === true,
  };
}

/** The fields of `time -v` that we know, by the names that the original gives them. */
export interface TimeReport {
  /** User and system time together: the kernel's figure for the whole process tree is one. */
  user_time: number | null;
  system_time: null;
  cpu_percent: number | null;
  elapsed_time_seconds: number | null;
  max_resident_set_kb: number | null;
  voluntary_context_switches: number | null;
  involuntary_context_switches: number | null;
  exit_status: number | null;
}

export interface OutputDict {
  stdout: string;
  stderr: string;
  /** Milliseconds. */
  duration: number;
  /** KB of 1,024 bytes. */
  peak_memory: number;
  /** Time integral of memory, KB x ms. */
  integral: number;
  /** Nanoseconds since the program was released, KB. */
  log: [number, number][];
  time_v?: TimeReport;
}

export interface MonolithAnswer {
  task_id: string;
  status: "success" | "timeout" | "error";
  error: string | null;
  output_dict: OutputDict | null;
}

/** An answer of the original's synchronous back end; with integral and log where a trace was asked for. */
export function toMonolithAnswer(taskId: string, result: ExecutionResult): MonolithAnswer {
  const error = (message: string, output: OutputDict | null = null): MonolithAnswer => ({ task_id: taskId, status: "error", error: message, output_dict: output });
  if (result.outcome === "failed") return error(result.hint === undefined ? result.message : `${result.message} ${result.hint}`);
  if (result.outcome === "judged") return error("The task is an execution on a problem; ask /api/v1/executions for it.");
  const output = outputOf(result);
  switch (result.status) {
    case "wall_limit":
      return { task_id: taskId, status: "timeout", error: "Task timed out.", output_dict: null };
    case "memory_limit":
      return error("The program needed more memory than the limit.", output);
    case "output_limit":
      return error("The program wrote more output than the limit.", output);
    case "compile_error":
      return error("The program does not compile.", output);
    case "ok":
      if (result.figures === null) return error(`The host disturbed every measurement (${result.contamination ?? "unknown"}); send it again.`, output);
      return { task_id: taskId, status: "success", error: null, output_dict: output };
    // As in the original a program that fails by itself was executed well.
    case "nonzero_exit":
    case "signalled":
      return { task_id: taskId, status: "success", error: null, output_dict: output };
  }
}

function outputOf(result: RanResult): OutputDict {
  const profiled = result.trace !== undefined;
  const figures = result.figures ?? result.readings;
  const common = {
    stdout: result.stdoutTruncated ? `${result.stdout}\n... (${result.stdoutBytes} bytes in all, cut here)` : result.stdout,
    stderr: result.stderr,
    duration: (figures?.wallNs ?? 0) / 1e6,
    peak_memory: Math.round((figures?.peakBytes ?? 0) / 1024),
    integral: profiled ? ((figures?.integralByteSeconds ?? 0) / 1024) * 1000 : 0,
    log: profiled ? (result.trace ?? []).map(({ tNs, bytes }): [number, number] => [Math.round(tNs), Math.round(bytes / 1024)]) : [],
  };
  return profiled ? common : { ...common, time_v: timeReport(result) };
}

function timeReport({ figures, readings, exitCode, signal }: RanResult): TimeReport {
  const used = figures ?? readings;
  return {
    user_time: used === null ? null : used.cpuNs / 1e9,
    system_time: null,
    cpu_percent: used === null || used.wallNs === 0 ? null : Math.round((100 * used.cpuNs) / used.wallNs),
    elapsed_time_seconds: used === null ? null : used.wallNs / 1e9,
    max_resident_set_kb: used === null ? null : Math.round(used.peakBytes / 1024),
    voluntary_context_switches: readings?.voluntarySwitches ?? null,
    involuntary_context_switches: readings?.involuntarySwitches ?? null,
    exit_status: exitCode ?? (signal === null ? null : 128 + signal),
  };
}
