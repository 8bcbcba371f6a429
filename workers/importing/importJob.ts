import type { ImportJob } from "@/lib/core/jobs";
import { env } from "@/lib/infra/env";
import { loadProblemSet } from "@/lib/infra/sources";
import type { Ctx } from "@/lib/services/context";
import { runImport, type RunImportInput } from "@/lib/services/problem-sets/runImport";
import type { Attempt, Outcome } from "../loop";

/** The handler of import jobs. `onImported` is told when there is a new set, which wants to be calibrated. */
export function createImportHandler(ctx: Ctx, onImported: () => void, load: RunImportInput["load"] = loadRestricted): (attempt: Attempt<ImportJob>) => Promise<Outcome> {
  return async ({ data: { importId }, signal, isLast }) => {
    const note = await runImport({ ctx, input: { importId, load, signal, isLast } });
    if (note === "done") onImported();
    return { status: "done", note };
  };
}

/** Whoever asks by form does not sit at this machine: no local path, and no host that is not public unless it is named in the settings. */
const loadRestricted: RunImportInput["load"] = (request, { file, onProgress, onRow, signal }) => {
  const { HF_ENDPOINT, HF_TOKEN, ALLOWED_PRIVATE_HOSTS } = env();
  const { layout, config, split } = request;
  return loadProblemSet({
    source: file ? file.name : sourceOf(request),
    ...(file ? { upload: file.chunks } : {}),
    ...(layout ? { kind: layout } : {}),
    ...(config ? { config } : {}),
    ...(split ? { split } : {}),
    restricted: { allowed: ALLOWED_PRIVATE_HOSTS },
    hubUrl: HF_ENDPOINT,
    accessToken: HF_TOKEN,
    onProgress,
    onRow,
    signal,
  });
};

function sourceOf({ source, revision }: { source: string; revision?: string | undefined }): string {
  return revision && !/^https?:/i.test(source) ? `${source.split("@")[0]}@${revision}` : source;
}
