import { configDefaults, defineConfig } from "vitest/config";

const root = import.meta.dirname;
const shared = {
  resolve: { alias: { "@": root } },
};

/** Runs alone and in order: containers, ports and cores are shared. */
const serial = { fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  ...shared,
  test: {
    exclude: configDefaults.exclude,
    projects: [
      { ...shared, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], environment: "node", testTimeout: 30_000 } },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      { ...shared, test: { name: "sandbox", include: ["tests/sandbox/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 600_000, ...serial } },
      {
        ...shared,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 600_000,
          ...serial,
        },
      },
    ],
  },
});
