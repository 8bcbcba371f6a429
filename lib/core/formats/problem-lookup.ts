import { slugify } from "@/lib/core/datasets/names";
import { quoted } from "./faults";
import type { SubmissionProblem, SubmissionSet } from "./types";

/** A suggestion compares with every slug of the set; the first few show what is wrong. */
const MAX_SUGGESTIONS = 10;

/** Finds the problem that a key of a submission means: a slug, an id of the source, "Venus/54", or an index. */
export class ProblemLookup {
  private readonly byKey = new Map<string, SubmissionProblem | null>();
  private suggestionsLeft = MAX_SUGGESTIONS;

  constructor(private readonly set: SubmissionSet) {
    for (const problem of set.problems) {
      this.byKey.set(problem.slug, problem);
      this.byKey.set(problem.externalId, problem);
    }
    // Shorter spellings count only where they mean one problem.
    for (const problem of set.problems) {
      const id = problem.externalId;
      for (const key of [withoutZeros(id), id.split("/").at(-1) ?? id, withoutZeros(id.split("/").at(-1) ?? id)]) {
        const known = this.byKey.get(key);
        if (known === undefined) this.byKey.set(key, problem);
        else if (known !== null && known !== problem && known.externalId !== key && known.slug !== key) this.byKey.set(key, null);
      }
    }
  }

  byId(key: string): SubmissionProblem | null {
    const exact = this.byKey.get(key);
    if (exact) return exact;
    for (const spelling of this.spellings(key.trim())) {
      const problem = this.byKey.get(spelling);
      if (problem) return problem;
    }
    // "Two Sum" is a title; "../54" is not the id 54.
    const slug = slugify(key);
    const byTitle = this.byKey.get(slug);
    return byTitle?.slug === slug ? byTitle : null;
  }

  byIndex(index: number): SubmissionProblem | null {
    return this.set.problems[index] ?? null;
  }

  /** Says that the key is unknown and which slug comes nearest. */
  unknown(key: string): string {
    const nearest = this.suggestionsLeft-- > 0 ? this.nearest(slugify(key)) : null;
    return `problem ${quoted(key)} is not in this set${nearest ? `; did you mean "${nearest}"?` : ""}`;
  }

  unknownIndex(index: number): string {
    return `problem ${index} is not in this set, which has ${this.set.problems.length} problems counted from 0`;
  }

  private spellings(key: string): string[] {
    const slash = key.indexOf("/");
    const rest = slash > 0 && this.isOwnPrefix(slugify(key.slice(0, slash))) ? key.slice(slash + 1) : null;
    return [key, ...(rest ? [rest, withoutZeros(rest)] : []), withoutZeros(key)];
  }

  /** "HumanEval/54" must not become problem 54 of another set. */
  private isOwnPrefix(prefix: string): boolean {
    const names = [this.set.slug, this.set.kind].filter((name) => name !== undefined);
    return prefix !== "" && (names.length === 0 || names.some((name) => name.startsWith(prefix) || prefix.startsWith(name)));
  }

  private nearest(slug: string): string | null {
    let best: { slug: string; distance: number } | null = null;
    const limit = Math.max(2, Math.floor(slug.length / 3));
    for (const problem of this.set.problems) {
      if (Math.abs(problem.slug.length - slug.length) > limit) continue;
      const distance = editDistance(slug, problem.slug, best ? best.distance - 1 : limit);
      if (distance <= limit && (best === null || distance < best.distance)) best = { slug: problem.slug, distance };
    }
    return best?.slug ?? null;
  }
}

/** "train/0001" as "train/1". */
function withoutZeros(id: string): string {
  return id.replace(/(^|\/)0+(?=[0-9])/g, "$1");
}

/** Levenshtein distance, or some number above `limit` as soon as it must be. */
function editDistance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
    if (Math.min(...row) > limit) return limit + 1;
  }
  return row[b.length] ?? 0;
}
