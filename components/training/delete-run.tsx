"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { ProblemNote } from "@/components/submit/check-result";
import type { UploadProblem } from "@/components/submit/upload";
import { BUTTON_PLAIN } from "@/components/ui/basics";
import { ask } from "./api";

/** Asks once more, deletes, and goes to the list. */
export function DeleteRun({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const remove = async () => {
    setBusy(true);
    const answer = await ask(`/runs/${id}`, z.unknown(), { method: "DELETE" });
    if (answer.ok) return router.push("/admin/training");
    setBusy(false);
    setProblem(answer.problem);
  };
  return (
    <details className="group">
      <summary className="link w-fit py-1.5 text-sm" aria-label={`Delete ${name}`}>Delete</summary>
      <div className="mt-2 grid justify-items-start gap-2">
        <button type="button" disabled={isBusy} onClick={() => void remove()} className={`${BUTTON_PLAIN} !border-bad !text-bad`}>Delete it with its metrics and checkpoints</button>
        {problem ? <div role="alert"><ProblemNote problem={problem} /></div> : null}
      </div>
    </details>
  );
}
