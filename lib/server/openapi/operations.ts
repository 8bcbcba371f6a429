import type { Operation } from "./contract";
import { ACCOUNT } from "./routes/account";
import { ADMIN_MACHINES } from "./routes/admin-machines";
import { ADMIN_PEOPLE } from "./routes/admin-people";
import { CHECKPOINTS } from "./routes/checkpoints";
import { EXECUTIONS } from "./routes/executions";
import { EXPORTS } from "./routes/exports";
import { IMPROVEMENT } from "./routes/improvement";
import { LEADERBOARD } from "./routes/leaderboard";
import { MONOLITH } from "./routes/monolith";
import { PROBLEMS } from "./routes/problems";
import { REPORTED } from "./routes/reported";
import { SERVICE } from "./routes/service";
import { SUBMISSIONS } from "./routes/submissions";
import { TRAINING } from "./routes/training";

/** Every method of every address of the API, in the order in which the page shows them. */
export const OPERATIONS: readonly Operation[] = [
  ...LEADERBOARD, ...PROBLEMS, ...SUBMISSIONS, ...REPORTED, ...EXPORTS, ...EXECUTIONS, ...IMPROVEMENT, ...CHECKPOINTS, ...MONOLITH, ...ACCOUNT, ...ADMIN_MACHINES, ...ADMIN_PEOPLE, ...TRAINING, ...SERVICE,
];
