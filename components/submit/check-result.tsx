import * as format from "@/components/format";
import { Meter } from "@/components/ui/basics";
import { FaultList } from "@/components/ui/error-panel";
import type { SubmissionPreview } from "@/lib/core/views/submissions";
import type { UploadProblem } from "./upload";

export type CheckState =
  | { step: "none" }
  | { step: "sending"; share: number }
  | { step: "good"; preview: SubmissionPreview }
  | { step: "bad"; problem: UploadProblem };

const MISSING_SHOWN = 20;

export function ProblemNote({ problem }: { problem: UploadProblem }) {
  return (
    <div className="border-l-2 border-bad pl-4">
      <p className="font-medium text-bad [overflow-wrap:anywhere]">{problem.detail}</p>
      {problem.hint ? <p className="text-sm text-soft first-letter:uppercase">{problem.hint}</p> : null}
      <FaultList faults={problem.faults} more={problem.moreFaults} />
    </div>
  );
}

function Preview({ preview }: { preview: SubmissionPreview }) {
  const scorable = preview.scorable + preview.missing.length;
  const languages = Object.entries(preview.languages).map(([id, n]) => `${format.language(id)} ${format.count(n)}`).join(", ");
  return (
    <div className="border-l-2 border-good pl-4 text-sm">
      <p className="text-base font-medium text-good">This file can be judged.</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-5 gap-y-0.5">
        <dt className="text-soft">Format</dt><dd>{preview.format}</dd>
        <dt className="text-soft">Samples</dt><dd>{format.count(preview.samples)}{languages ? ` (${languages})` : ""}</dd>
        <dt className="text-soft">Coverage</dt><dd>{format.count(preview.scorable)} of {format.plural(scorable, "scorable problem")}{scorable > 0 ? `, ${format.percent(preview.scorable / scorable)}` : ""}</dd>
      </dl>
      {preview.missing.length > 0 ? (
        <p className="mt-2 text-warn">
          No sample for {preview.missing.slice(0, MISSING_SHOWN).join(", ")}{preview.missing.length > MISSING_SHOWN ? ` and ${format.count(preview.missing.length - MISSING_SHOWN)} more` : ""}. Each of them counts 0.
        </p>
      ) : null}
      {preview.warnings.length > 0 ? <ul className="mt-2 list-disc pl-5 text-warn">{preview.warnings.map((warning) => <li key={warning} className="first-letter:uppercase [overflow-wrap:anywhere]">{warning}</li>)}</ul> : null}
      {preview.syntax ? <FaultList faults={preview.syntax.faults} more={preview.syntax.moreFaults} label="Programs that do not parse" /> : null}
    </div>
  );
}

/** What the check says of the chosen file, read out as it changes. */
export function CheckResult({ state }: { state: CheckState }) {
  return (
    <div id="file-check" aria-live="polite" className="mt-4">
      {state.step === "sending" ? (
        <>
          <p className="mb-1.5 text-sm text-soft">{state.share < 1 ? `Sending, ${format.percent(state.share)}` : "Checking every line …"}</p>
          <Meter done={Math.round(state.share * 100)} total={100} label="Upload" />
        </>
      ) : null}
      {state.step === "good" ? <Preview preview={state.preview} /> : null}
      {state.step === "bad" ? <ProblemNote problem={state.problem} /> : null}
    </div>
  );
}
