import type { CreateRunFields, IterationCurve, ProblemChainView, RunView } from "@/lib/core/views/improvement";
import type { CreateEndpointFields, SourceView } from "@/lib/core/views/sources";
import { cancelRun, pauseRun, resumeRun } from "@/lib/services/improvement/changeRun";
import { createRun } from "@/lib/services/improvement/createRun";
import { getChain } from "@/lib/services/improvement/getChain";
import { getRun, listRuns } from "@/lib/services/improvement/getRun";
import { listChains } from "@/lib/services/improvement/listChains";
import { listIterations } from "@/lib/services/improvement/listIterations";
import { createEndpoint } from "@/lib/services/sources/createEndpoint";
import { deleteSource } from "@/lib/services/sources/deleteSource";
import { listSources } from "@/lib/services/sources/listSources";
import { getContext } from "./context";
import { sourcePorts } from "./source-ports";

export async function addEndpoint(input: CreateEndpointFields): Promise<SourceView> {
  return createEndpoint({ ctx: { ...(await getContext()), sources: sourcePorts() }, input });
}

export async function modelSources(input: Parameters<typeof listSources>[0]["input"]): ReturnType<typeof listSources> {
  return listSources({ ctx: await getContext(), input });
}

export async function removeSource(id: string): Promise<void> {
  await deleteSource({ ctx: { ...(await getContext()), sources: sourcePorts() }, input: { id } });
}

export async function startRun(fields: CreateRunFields, idempotencyKey: string | null): Promise<RunView> {
  return createRun({ ctx: await getContext(), input: { fields, idempotencyKey } });
}

export async function improvementRuns(input: Parameters<typeof listRuns>[0]["input"]): ReturnType<typeof listRuns> {
  return listRuns({ ctx: await getContext(), input });
}

export async function improvementRun(id: string): Promise<RunView> {
  return getRun({ ctx: await getContext(), input: { id } });
}

export async function runChains(input: Parameters<typeof listChains>[0]["input"]): ReturnType<typeof listChains> {
  return listChains({ ctx: await getContext(), input });
}

export async function problemChain(input: Parameters<typeof getChain>[0]["input"]): Promise<ProblemChainView> {
  return getChain({ ctx: await getContext(), input });
}

export async function iterationsOf(submissionId: string): Promise<IterationCurve> {
  return listIterations({ ctx: await getContext(), input: { id: submissionId } });
}

/** Acts on a run, as the API and its pages name them. */
export const RUN_ACTS = { pause: pauseRun, cancel: cancelRun } as const;

export async function actOnRun(name: keyof typeof RUN_ACTS, id: string): Promise<RunView> {
  return RUN_ACTS[name]({ ctx: await getContext(), input: { id } });
}

export async function resume(id: string, costCeilingUsd: number | undefined): Promise<RunView> {
  return resumeRun({ ctx: await getContext(), input: { id, ...(costCeilingUsd === undefined ? {} : { costCeilingUsd }) } });
}
