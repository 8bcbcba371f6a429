import type { Metadata } from "next";
import { z } from "zod";
import * as format from "@/components/format";
import { Badge, PageTitle, SectionTitle, Tabs } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { OBJECTIVE_NAMES } from "@/components/improve/run-state";
import { OBJECTIVES, objectiveSchema, PROBLEM_FRAMES, PROMPT_VERSION, promptTemplates, type Objective, type ProblemFrame, type PromptStep } from "@/lib/core/improvement";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { languageSchema } from "@/lib/core/views/common";

export const metadata: Metadata = { title: "Prompts" };

const querySchema = z.object({ objective: objectiveSchema.catch("both"), language: languageSchema.catch("python3") });

const FRAMES: Record<ProblemFrame, { title: string; lead: string }> = {
  "starter-code": { title: "Problems with starter code", lead: "Venus, Starter and their like, and those of APPS that name a function." },
  program: { title: "Problems without starter code", lead: "Those of APPS that read standard input and write standard output." },
};
const STEPS: Record<PromptStep, string> = { first: "First solution", improvement: "Improvement" };

export default async function PromptsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { objective, language } = querySchema.parse(await searchParams);
  const templates = promptTemplates(language, objective);
  return (
    <>
      <PageTitle
        title="Prompts"
        lead="What improvement runs ask models, word for word. Braces stand for what differs from problem to problem; the figures are an example."
        aside={<Badge title="A run says with which version it asked">version {PROMPT_VERSION}</Badge>}
      />
      <Choices objective={objective} language={language} />
      {PROBLEM_FRAMES.map((frame) => (
        <section key={frame} aria-labelledby={frame}>
          <SectionTitle id={frame} title={FRAMES[frame].title} lead={FRAMES[frame].lead} />
          {templates.filter((template) => template.frame === frame).map(({ step, messages }) => (
            <div key={step} className="mt-5">
              <h3 className="mb-2 text-sm font-semibold">{STEPS[step]}</h3>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
                {messages.map(({ role, content }) => (
                  <div key={role}>
                    <p className="mb-1 text-xs text-soft">{role}</p>
                    <CodeBlock code={content} language={null} label={`${STEPS[step]}, ${role}: ${FRAMES[frame].title.toLowerCase()}`} wrap />
                  </div>
                ))}
              </div>
            </div>
          ))}
        </section>
      ))}
      <div className="prose mt-10">
        <h2 id="rules">Rules</h2>
        <ul>
          <li>The original is the best solution so far: the last one that was kept. Its verdict and figures are those of its own measurement; of a wrong one the prompt says what the judge says, and no figures.</li>
          <li>The ablations of the paper leave out a section: without feedback the measured figures, without original code the solution.</li>
          <li>A model that does not chat gets all messages as one text, with an opened <code>&lt;thinking&gt;</code> at its end.</li>
          <li>The program is the last fenced block of the last <code>&lt;solution&gt;</code>; without that mark the last fenced block of all; without a fence the whole answer.</li>
        </ul>
      </div>
    </>
  );
}

function Choices({ objective, language }: { objective: Objective; language: Language }) {
  const href = (change: { objective?: Objective; language?: Language }) => `/docs/prompts?${new URLSearchParams({ objective, language, ...change }).toString()}`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <Tabs label="Objective" tabs={OBJECTIVES.map((name) => ({ href: href({ objective: name }), name: OBJECTIVE_NAMES[name], current: name === objective }))} />
      <Tabs label="Language" tabs={LANGUAGES.map((name) => ({ href: href({ language: name }), name: format.language(name), current: name === language }))} />
    </div>
  );
}
