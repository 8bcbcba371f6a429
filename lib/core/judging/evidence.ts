import type { CaseRun } from "../measurement";
import type { TestCase } from "../problem";
import type { Evidence } from "./schema";

/** Longest text kept of an input, an expected or an actual output, in UTF-16 units. */
export const MAX_EVIDENCE_CHARS = 2_000;

/** Longest tail kept of stderr or compiler output, in UTF-16 units. */
export const MAX_LOG_CHARS = 8_000;

const NO_EVIDENCE: Evidence = {
  exitCode: null,
  signal: null,
  stderrTail: "",
  compileOutput: "",
  publicCase: null,
};

/** Makes text storable: NUL, which Postgres refuses, and lone surrogates become U+FFFD. */
function storable(text: string): string {
  return text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** The first `limit` characters, saying how many were left out. */
export function headOf(text: string, limit = MAX_EVIDENCE_CHARS): string {
  if (text.length <= limit) return storable(text);
  return `${storable(text.slice(0, limit))}… (${text.length - limit} more characters)`;
}

/** The last `limit` characters, saying how many were left out. */
export function tailOf(text: string, limit = MAX_LOG_CHARS): string {
  if (text.length <= limit) return storable(text);
  return `(${text.length - limit} characters before) …${storable(text.slice(-limit))}`;
}

/** Decodes output as UTF-8; bytes that are not become U+FFFD, which no expected output holds. */
export function decodeOutput(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/**
 * Evidence of a failing case run: exit facts always, contents of the case only when it is public.
 * `actualHead` is what `headOf` left of its output.
 */
export function evidenceOfRun(run: CaseRun, actualHead: string, testCase: TestCase | undefined): Evidence {
  return {
    ...NO_EVIDENCE,
    exitCode: run.exitCode,
    signal: run.signal,
    stderrTail: tailOf(run.stderrTail),
    publicCase: testCase?.isPublic
      ? {
          input: headOf(testCase.input),
          expected: headOf(testCase.expected),
          actual: actualHead,
        }
      : null,
  };
}

export function evidenceOfCompiler(output: string): Evidence {
  return { ...NO_EVIDENCE, compileOutput: tailOf(output) };
}

export function noEvidence(): Evidence {
  return { ...NO_EVIDENCE };
}
