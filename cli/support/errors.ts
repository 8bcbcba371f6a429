import { isAppError, type AppError, type ErrorCode } from "@/lib/core/errors";

/** Exit codes that scripts can use: 2 the input is at fault, 3 something here is missing or down, 1 the rest. */
const EXIT_CODE: Partial<Record<ErrorCode, number>> = {
  invalid_input: 2,
  unsupported_format: 2,
  too_large: 2,
  unknown_problem: 2,
  not_found: 2,
  not_scorable: 2,
  database_unavailable: 3,
  sandbox_unavailable: 3,
  upstream_unavailable: 3,
  configuration: 3,
  cancelled: 130,
};

/** Prints an error as a person reads it and sets the exit code. */
export function failWith(error: unknown): void {
  if (isAppError(error)) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = EXIT_CODE[error.code] ?? 1;
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}

export function describe(error: AppError): string {
  const lines = [`error: ${error.message}`, ...error.faults.map((fault) => `  ${fault.where}: ${fault.problem}`)];
  if (error.moreFaults > 0) lines.push(`  … and ${error.moreFaults} more`);
  if (error.hint) lines.push(`hint: ${error.hint}`);
  return lines.join("\n");
}
