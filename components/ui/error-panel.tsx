import Link from "next/link";
import type { Fault } from "@/lib/core/errors";
import { BUTTON_PLAIN } from "./basics";

export interface PublicError {
  code: string;
  message: string;
  hint?: string | undefined;
  faults: Fault[];
  moreFaults: number;
}

/** What went wrong, where, and what to do: the same words as the API gives. */
export function ErrorPanel({ error, heading = "This page cannot be shown" }: { error: PublicError; heading?: string }) {
  return (
    <div role="alert" className="my-8 max-w-[70ch] border-l-2 border-bad py-1 pl-5">
      <h1 className="text-xl font-semibold">{heading}</h1>
      <p className="mt-2">{error.message}</p>
      {error.hint ? <p className="mt-1 text-soft">{error.hint}</p> : null}
      <FaultList faults={error.faults} more={error.moreFaults} />
      <p className="mt-3 text-xs text-faint">Code: {error.code}</p>
      <p className="mt-4">
        <Link href="/" className={BUTTON_PLAIN}>To the leaderboard</Link>
      </p>
    </div>
  );
}

/** Faults by place, at most what the error carries, and how many more there are. */
export function FaultList({ faults, more, label = "Faults" }: { faults: Fault[]; more: number; label?: string }) {
  if (faults.length === 0) return null;
  return (
    <div className="mt-3 text-sm">
      <ul className="max-h-80 overflow-auto border-y border-line" tabIndex={0} aria-label={label}>
        {faults.map((fault, index) => (
          <li key={index} className="flex gap-3 border-b border-line py-1 last:border-0">
            <span className="w-36 shrink-0 font-mono text-xs leading-5 break-words text-soft">{fault.where}</span>
            <span className="min-w-0">{fault.problem}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-1 text-soft">and {more.toLocaleString("en-US")} more</p> : null}
    </div>
  );
}
