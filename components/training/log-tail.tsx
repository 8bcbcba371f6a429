"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import { logTailSchema, type TrainingView } from "@/lib/core/views/training";
import { ask } from "./api";
import { isOpen } from "./state";

const EVERY_MS = 5000;

/** The end of what the trainer said, asked for while it is unfolded. */
export function LogTail({ run }: { run: TrainingView }) {
  const [isUnfolded, setUnfolded] = useState(false);
  const [log, setLog] = useState<z.infer<typeof logTailSchema> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, state } = run;
  useEffect(() => {
    if (!isUnfolded) return;
    const controller = new AbortController();
    const load = async () => {
      const answer = await ask(`/runs/${id}/log`, logTailSchema, { signal: controller.signal });
      if (controller.signal.aborted) return;
      setProblem(answer.ok ? null : answer.problem.detail);
      if (answer.ok) setLog(answer.value);
    };
    void load();
    const timer = isOpen(state) ? setInterval(() => void load(), EVERY_MS) : undefined;
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [id, state, isUnfolded]);
  return (
    <details className="group" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className="flex w-fit gap-2 text-sm"><span aria-hidden className="text-faint group-open:rotate-90">›</span>What the trainer said last</summary>
      <div className="mt-2">
        {problem ? <p role="alert" className="mb-2 text-sm text-bad">{problem}</p> : null}
        {log === null ? <p className="text-sm text-soft">{problem ? "" : "Loading …"}</p> : <Lines {...log} />}
      </div>
    </details>
  );
}

function Lines({ text, isComplete }: z.infer<typeof logTailSchema>) {
  if (text === "") return <p className="text-sm text-soft">Nothing yet.</p>;
  return (
    <>
      {isComplete ? null : <p className="mb-1 text-xs text-soft">Earlier lines are in the run&apos;s folder.</p>}
      <pre tabIndex={0} role="region" aria-label="Log of the trainer" className="max-h-96 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs leading-[1.55]">{text}</pre>
    </>
  );
}
