import { CommanderError } from "commander";
import { isAppError, type AppError, type ErrorCode } from "@/lib/core/errors";
import { EXIT, type ExitCode } from "./exit-codes";
import { printable } from "./text";

const EXIT_CODE: Partial<Record<ErrorCode, ExitCode>> = {
  configuration: EXIT.usage,
  invalid_input: EXIT.refused,
  unsupported_format: EXIT.refused,
  too_large: EXIT.refused,
  unknown_problem: EXIT.refused,
  not_scorable: EXIT.refused,
  unauthenticated: EXIT.notAllowed,
  forbidden: EXIT.notAllowed,
  rate_limited: EXIT.limited,
  database_unavailable: EXIT.unreachable,
  sandbox_unavailable: EXIT.unreachable,
  upstream_unavailable: EXIT.unreachable,
  cancelled: EXIT.interrupted,
};

/** Prints an error as a person reads it. @returns the exit code that tells a script */
export function reportError(error: unknown, stderr: { write(text: string): unknown }): ExitCode {
  // Commander has printed its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (isAppError(error)) {
    stderr.write(`${describe(error)}\n`);
    return EXIT_CODE[error.code] ?? EXIT.error;
  }
  stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.error;
}

export function describe(error: AppError): string {
  const lines = [`error: ${printable(error.message)}`, ...error.faults.map((fault) => `  ${printable(fault.where)}: ${printable(fault.problem)}`)];
  if (error.moreFaults > 0) lines.push(`  … and ${error.moreFaults} more`);
  if (error.hint) lines.push(`hint: ${printable(error.hint)}`);
  return lines.join("\n");
}
