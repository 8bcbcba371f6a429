"use client";

import { useEffect, useState } from "react";
import { SectionTitle } from "@/components/ui/basics";
import { CopyButton } from "@/components/ui/copy-button";
import { Downloads } from "@/components/ui/downloads";
import { citationViewSchema, type CitationView } from "@/lib/core/views/citation";

interface CitePanelProps {
  submissionId: string;
  /** On the public pages: published, not hidden, scored. Others can be downloaded, but not cited. */
  isPublic: boolean;
}

type State = { kind: "loading" } | { kind: "ready"; citation: CitationView } | { kind: "failed"; message: string };

/** Downloads of a submission's samples, and how a public one is cited and shown elsewhere. */
export default function CitePanel({ submissionId, isPublic }: CitePanelProps) {
  return (
    <section aria-labelledby="cite">
      <SectionTitle id="cite" title="Cite and embed" aside={<Downloads href={`/api/v1/submissions/${submissionId}/results`} of="the samples with their verdicts and figures" />} />
      {isPublic ? <Citation submissionId={submissionId} /> : <p className="text-sm text-soft">Once it is public it has a citation, a badge and a file for the Hugging Face hub.</p>}
    </section>
  );
}

function Citation({ submissionId }: { submissionId: string }) {
  const state = useCitation(submissionId);
  const plain = <a className="link" href={`/submissions/${submissionId}/cite`}>BibTeX</a>;
  if (state.kind === "loading") return <p className="min-h-64 text-sm text-soft" role="status">Fetching the citation… Without script it is here: {plain}.</p>;
  if (state.kind === "failed") return <p className="text-sm text-soft" role="alert">{state.message} The entry alone is here: {plain}.</p>;
  const { bibtex, badge, evalResultsUrl } = state.citation;
  return (
    <div className="grid grid-cols-1 gap-5">
      <Snippet title="BibTeX" text={bibtex} />
      <div>
        <img src={new URL(badge.url).pathname} alt={badge.alt} height={20} className="mb-2 h-5 max-w-full" />
        <Snippet title="Badge, Markdown" text={badge.markdown} />
      </div>
      <Snippet title="Badge, HTML" text={badge.html} />
      {evalResultsUrl === null ? null : (
        <p className="text-sm">
          <a className="link" href={new URL(evalResultsUrl).pathname}>Results for the Hugging Face hub</a>
          <span className="text-soft">, a YAML file for the folder <code>.eval_results</code> of the model.</span>
        </p>
      )}
    </div>
  );
}

function Snippet({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <div className="mb-1 flex items-center justify-between gap-4">
        <h3 className="text-xs text-soft">{title}</h3>
        <CopyButton text={text} label={`Copy ${title}`} />
      </div>
      <pre tabIndex={0} role="group" aria-label={title} className="overflow-x-auto rounded-lg bg-sunken px-4 py-3 font-mono text-xs leading-[1.55]">{text}</pre>
    </div>
  );
}

function useCitation(submissionId: string): State {
  const [state, setState] = useState<State>({ kind: "loading" });
  useEffect(() => {
    const leaving = new AbortController();
    load(submissionId, leaving.signal).then(
      (citation) => setState({ kind: "ready", citation }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setState({ kind: "failed", message: error instanceof Error ? error.message : "The citation cannot be fetched." });
      },
    );
    return () => leaving.abort();
  }, [submissionId]);
  return state;
}

async function load(submissionId: string, signal: AbortSignal): Promise<CitationView> {
  const response = await fetch(`/api/v1/submissions/${submissionId}/citation`, { signal });
  if (!response.ok) throw new Error(`The citation cannot be fetched (status ${response.status}).`);
  return citationViewSchema.parse(await response.json());
}
