// @ts-check
// Generates lib/generated/prisma from prisma/schema.prisma: `npm run db:generate`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const result = spawnSync(
  process.execPath,
  [fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url)), "generate"],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      PRISMA_SCHEMA_ENGINE_BINARY:
        process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??
        fileURLToPath(new URL("./schema-engine-stand-in.mjs", import.meta.url)),
    },
  },
);
if (result.error) throw result.error;
process.exit(result.status ?? 1);
