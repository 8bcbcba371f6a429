import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { readEnv } from "@/lib/infra/env";
import { installedTrainerEnvironment } from "@/lib/infra/training";

const installed = await installedTrainerEnvironment(readEnv(process.env, ROOT).DATA_DIR);

/** Why no trainer can run here; null where one can. `npm test` installs what it needs. */
export const whyNoTrainer = installed === null ? "the trainer's packages are not installed (npm test -- integration installs them)" : null;

/** The interpreter with the trainer's packages. */
export const trainerPython = path.join(installed ?? "", "bin/python");
