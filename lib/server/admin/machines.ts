import { steerCalibration } from "@/lib/services/calibration/steerCalibration";
import type { Ctx } from "@/lib/services/context";
import { cancelImport } from "@/lib/services/problem-sets/cancelImport";
import { getImport } from "@/lib/services/problem-sets/getImport";
import { getAdminSet, listAdminSets } from "@/lib/services/problem-sets/listAdminSets";
import { listImports } from "@/lib/services/problem-sets/listImports";
import { dropImportFile, receiveImportFile } from "@/lib/services/problem-sets/importFiles";
import { requestFileImport, requestImport } from "@/lib/services/problem-sets/requestImport";
import { setCoverage } from "@/lib/services/problem-sets/setCoverage";
import { disableProblem, enableProblem } from "@/lib/services/problems/disableProblem";
import { cancelJobs } from "@/lib/services/queue/cancelJobs";
import { listJobs } from "@/lib/services/queue/listJobs";
import { pauseQueue } from "@/lib/services/queue/pauseQueue";
import { queueOverview } from "@/lib/services/queue/queueOverview";
import { resumeQueue } from "@/lib/services/queue/resumeQueue";
import { retryJobs } from "@/lib/services/queue/retryJobs";
import { listWorkers } from "@/lib/services/workers/listWorkers";
import { setWorkerDrain } from "@/lib/services/workers/setWorkerDrain";
import { getContext } from "../context";

/** A verb in the name of whoever sent the request. */
function asked<Input, Output>(verb: (call: { ctx: Ctx; input: Input }) => Promise<Output>): (input: Input) => Promise<Output> {
  return async (input) => verb({ ctx: await getContext(), input });
}

/** What admins do to the machinery, by pages and routes alike; each verb checks the role. */
export const queue = {
  overview: async () => queueOverview({ ctx: await getContext() }),
  jobs: asked(listJobs),
  retry: asked(retryJobs),
  cancel: asked(cancelJobs),
  pause: asked(pauseQueue),
  resume: asked(resumeQueue),
};

export const workers = { list: asked(listWorkers), setDrain: asked(setWorkerDrain) };

export const sets = {
  list: asked(listAdminSets),
  get: asked(getAdminSet),
  coverage: asked(setCoverage),
  steerCalibration: asked(steerCalibration),
  disableProblem: asked(disableProblem),
  enableProblem: asked(enableProblem),
};

export const imports = {
  list: asked(listImports),
  get: asked(getImport),
  request: asked(requestImport),
  cancel: asked(cancelImport),
  receiveFile: asked(receiveImportFile),
  requestFile: asked(requestFileImport),
  dropFile: asked(dropImportFile),
};
