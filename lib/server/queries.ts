import { cache } from "react";
import { getExecution } from "@/lib/services/executions/getExecution";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { listProblemSets, pageProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { getProblem } from "@/lib/services/problems/getProblem";
import { listProblems } from "@/lib/services/problems/listProblems";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { listSubmissions } from "@/lib/services/submissions/listSubmissions";
import type { Page } from "@/lib/core/paging";
import type { Language } from "@/lib/core/problem";
import { getContext } from "./context";

/** The verbs that pages read with, each asked once per request however many components want it. */
export const problemSets = cache(async () => listProblemSets({ ctx: await getContext() }));
export const problemSetPage = async (page: Page) => pageProblemSets({ ctx: await getContext(), input: page });
export const leaderboard = cache(async (set: string | undefined, language: Language | undefined) =>
  getLeaderboard({ ctx: await getContext(), input: { ...(set === undefined ? {} : { set }), ...within(language) } }),
);
export const problems = cache(async (set: string, language: Language | undefined) =>
  listProblems({ ctx: await getContext(), input: { set, ...within(language) } }),
);
export const problemPage = async ({ set, language, ...page }: Page & { set: string; language?: Language | undefined }) =>
  listProblems({ ctx: await getContext(), input: { set, ...within(language), ...page } });
export const problem = cache(async (set: string, slug: string, language: Language | undefined) =>
  getProblem({ ctx: await getContext(), input: { set, slug, ...within(language) } }),
);

/** Where no language is named, each verb has its own choice. */
function within(language: Language | undefined): { language?: Language } {
  return language === undefined ? {} : { language };
}

export const submissions = cache(async (input: Parameters<typeof listSubmissions>[0]["input"]) =>
  listSubmissions({ ctx: await getContext(), input }),
);
export const submission = cache(async (id: string) => getSubmission({ ctx: await getContext(), input: { id } }));
export const samples = cache(async (submissionId: string, after?: string) =>
  listSamples({ ctx: await getContext(), input: { submissionId, ...(after === undefined ? {} : { after }) } }),
);
export const samplePage = async ({ submissionId, after, ...page }: Page & { submissionId: string; after?: string | undefined }) =>
  listSamples({ ctx: await getContext(), input: { submissionId, ...(after === undefined ? {} : { after }), ...page } });
export const execution = cache(async (id: string) => getExecution({ ctx: await getContext(), input: { id } }));
