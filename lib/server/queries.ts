import { cache } from "react";
import { getExecution } from "@/lib/services/executions/getExecution";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { listProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { getProblem } from "@/lib/services/problems/getProblem";
import { listProblems } from "@/lib/services/problems/listProblems";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { listSubmissions } from "@/lib/services/submissions/listSubmissions";
import { getContext } from "./context";

/** The verbs that pages read with, each asked once per request however many components want it. */
export const problemSets = cache(async () => listProblemSets({ ctx: await getContext() }));
export const leaderboard = cache(async (set: string | undefined) =>
  getLeaderboard({ ctx: await getContext(), input: set === undefined ? {} : { set } }),
);
export const problems = cache(async (set: string) => listProblems({ ctx: await getContext(), input: { set } }));
export const problem = cache(async (set: string, slug: string) =>
  getProblem({ ctx: await getContext(), input: { set, slug } }),
);
export const submissions = cache(async (input: Parameters<typeof listSubmissions>[0]["input"]) =>
  listSubmissions({ ctx: await getContext(), input }),
);
export const submission = cache(async (id: string) => getSubmission({ ctx: await getContext(), input: { id } }));
export const samples = cache(async (submissionId: string, after?: string) =>
  listSamples({ ctx: await getContext(), input: { submissionId, ...(after === undefined ? {} : { after }) } }),
);
export const execution = cache(async (id: string) => getExecution({ ctx: await getContext(), input: { id } }));
