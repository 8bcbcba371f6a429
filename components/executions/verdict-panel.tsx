import { VerdictBadge } from "@/components/ui/verdict";
import type { ExecutionView } from "@/lib/core/views/executions";

function Text({ label, text }: { label: string; text: string | null }) {
  if (text === null || text === "") return null;
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-soft">{label}</p>
      <pre tabIndex={0} role="group" aria-label={label} className="max-h-56 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
    </div>
  );
}

/** The verdict with its reason and everything it rests on. */
export function VerdictPanel({ view }: { view: ExecutionView }) {
  const { evidence } = view;
  const where = view.failingCase === null ? null : `on test case ${view.failingCase + 1}`;
  const exit = evidence.signal !== null ? `ended by signal ${evidence.signal}` : evidence.exitCode !== null && evidence.exitCode !== 0 ? `exit status ${evidence.exitCode}` : null;
  const notes = [where, exit].filter((note) => note !== null).join(", ");
  return (
    <section aria-label="Verdict">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <VerdictBadge verdict={view.verdict} long />
        {notes ? <span className="text-sm text-soft">{notes}</span> : null}
      </p>
      {view.reason && view.verdict !== "AC" ? <p className="mt-2 max-w-[75ch] [overflow-wrap:anywhere]">{view.reason}</p> : null}
      <div className="mt-3 grid gap-3 lg:grid-cols-3">
        <Text label="Input (public test case)" text={evidence.input} />
        <Text label="Expected" text={evidence.expected} />
        <Text label="Actual" text={evidence.actual} />
      </div>
      <div className="mt-3 grid gap-3">
        <Text label="Compiler output" text={evidence.compilerOutput} />
        <Text label="End of standard error" text={evidence.stderrTail} />
      </div>
    </section>
  );
}
