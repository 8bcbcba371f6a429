import Link from "next/link";
import { DiffView } from "@/components/executions/diff-view";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { VerdictBadge } from "@/components/ui/verdict";
import { wasCutOff } from "@/lib/core/improvement";
import type { GenerationView } from "@/lib/core/views/improvement";

interface StepProps {
  generation: GenerationView;
  /** The best solution before it; null where there was none. */
  before: string | null;
  language: string;
}

export function stepName({ iteration, position }: Pick<GenerationView, "iteration" | "position">): string {
  return `Iteration ${iteration}${position > 0 ? `, completion ${position + 1}` : ""}`;
}

export function stepAnchor({ iteration, position }: Pick<GenerationView, "iteration" | "position">): string {
  return `step-${iteration}-${position}`;
}

/** One completion: what was asked, what came, what was measured of it, and how it differs from what was there. */
export function Step({ generation, before, language }: StepProps) {
  const { code, figures, verdict, executionId, isKept, error, finishReason } = generation;
  const name = stepName(generation);
  return (
    <section id={stepAnchor(generation)} className="scroll-mt-4 border-t border-line py-6" aria-label={name}>
      <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base font-semibold">
        {name}
        {verdict ? <VerdictBadge verdict={verdict} /> : null}
        {isKept ? <Badge tone="good">kept</Badge> : null}
        {generation.state === "asked" ? <Badge tone="warn">asked</Badge> : null}
      </h2>
      <p className="mt-1 text-sm text-soft">
        {figures ? `${format.time(figures.wallNs)}, ${format.memory(figures.peakBytes)}, ${format.integral(figures.integralByteSeconds)}. ` : ""}
        {error ? `${error} ` : wasCutOff(finishReason) ? "The answer was cut off at the token limit. " : ""}
        {generation.inputTokens + generation.outputTokens > 0 ? `${format.count(generation.inputTokens)} tokens in, ${format.count(generation.outputTokens)} out, ${format.dollars(generation.costUsd)}. ` : ""}
        {executionId ? <Link className="link" href={`/executions/${executionId}`}>The measurement</Link> : null}
      </p>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3">
        {code === null ? null : before === null || before === code ? (
          <CodeBlock code={code} language={language} label={`Code of ${name}`} numbered />
        ) : (
          <DiffView before={before} beforeLabel="the best before" after={code} afterLabel={name} language={language} split={false} />
        )}
        <details className="group">
          <summary className="flex w-fit gap-2 text-sm"><span aria-hidden className="text-faint group-open:rotate-90">›</span>Prompt and completion</summary>
          <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3">
            {generation.prompt.map((message, index) => <CodeBlock key={index} code={message.content} language={null} label={`Prompt of ${name.toLowerCase()}, ${message.role}`} wrap />)}
            {generation.completion === null ? null : <CodeBlock code={generation.completion} language={null} label={`Completion of ${name.toLowerCase()}`} wrap />}
          </div>
        </details>
      </div>
    </section>
  );
}
