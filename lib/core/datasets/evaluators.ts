import { sha256Hex } from "@/lib/core/hash";
import type { Checker } from "@/lib/core/problem";

/**
 * Evaluators known to say the same as a built-in checker, by the SHA-256 of their normalised source. They
 * need no sandbox of their own. The tests compare each with its checker on real rows, through Python.
 */
const KNOWN_EVALUATORS: Record<string, Checker> = {
  // JSON lines, floats within 1e-5 of max(1, |a|, |b|), all else by Python's ==.
  f066e98129c259cf00f1ae11fd7574c88dedf68109dacaba99bcdf6e41b9c62a: {
    kind: "json",
    floatTolerance: 1e-5,
    unordered: false,
  },
  // The same, top-level lists compared after sorting by the JSON texts of their items.
  "7c5b92f260d58f984250af9e3eeb671fac56458492e87fbaed783cd2a8f378d4": {
    kind: "json",
    floatTolerance: 1e-5,
    unordered: true,
  },
  // problems/default_evaluator.py: tolerance 1e-6, booleans equal only booleans.
  "843d87cc9c9ba824d0ebf7a664737d780dc1bf6828aa1bdabaa1b5447b817c85": {
    kind: "json",
    floatTolerance: 1e-6,
    unordered: false,
    strictBooleans: true,
  },
};

/** The checker for an evaluator's source: a built-in one where it is known to be equal, else the source. */
export async function checkerForEvaluator(source: string): Promise<Checker> {
  return KNOWN_EVALUATORS[await sha256Hex(normalised(source))] ?? { kind: "evaluate", source };
}

/** Without line-end spaces and empty lines, neither of which means anything in these sources. */
function normalised(source: string): string {
  const lines = source.split(/\r?\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line !== "").join("\n");
}
