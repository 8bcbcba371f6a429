import * as format from "@/components/format";

const QUEUES: Record<string, string> = { judge: "Judging", score: "Scoring", execute: "Executions by API", import: "Imports", notify: "Notices", generate: "Generating" };
const KINDS: Record<string, string> = { sample: "samples of submissions", reference: "reference solutions", submission: "submissions", set: "whole problem sets", generation: "generated solutions", iteration: "iterations of runs" };

/** A queue as people call it. */
export function queueName(name: string): string {
  return QUEUES[name] ?? name;
}

/** A kind of jobs as people call it; empty where a queue has one kind. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** How long something has lasted: "12 s", "about 3 min", "5 days". */
export function since(iso: string | null, now: Date): string {
  if (iso === null) return "–";
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(iso).getTime()) / 1000));
  if (seconds < 50) return `${seconds}\u00a0s`;
  if (seconds < 48 * 3600) return format.timeLeft(seconds).replace("about ", "");
  return format.plural(Math.round(seconds / 86_400), "day");
}
