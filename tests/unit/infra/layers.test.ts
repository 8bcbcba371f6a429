import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const eslint = new ESLint({ cwd: root });

/** Rules that a line of code breaks when it stands in a file; the file need not exist. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const LAYER_RULE = "boundaries/dependencies";

describe("the layer rule forbids", () => {
  it.each([
    ["lib/core/x.ts", `export * from "@/lib/infra/env";`],
    ["lib/core/x.ts", `export * from "@/lib/generated/prisma/client";`],
    ["lib/core/x.ts", `export * from "pg";`],
    ["lib/core/x.ts", `export * from "node:fs";`],
    ["lib/services/x.ts", `export * from "@/lib/infra/env";`],
    ["lib/services/x.ts", `export * from "pg-boss";`],
    ["lib/services/x.ts", `export * from "next/headers";`],
    ["lib/monolith/x.ts", `export * from "@/lib/generated/prisma/client";`],
    ["lib/infra/x.ts", `export * from "dockerode";`],
    ["lib/infra/x.ts", `export * from "@/lib/services/context";`],
    ["components/x.tsx", `export * from "@/lib/infra/env";`],
    ["app/x.tsx", `export * from "@/lib/services/context";`],
    ["app/x.tsx", `export * from "@/lib/infra/db/client";`],
    ["workers/x.ts", `export * from "next/cache";`],
    ["workers/x.ts", `export * from "@/app/layout";`],
    ["workers/x.ts", `export const later = () => import("next/cache");`],
  ])("%s: %s", async (file, code) => {
    expect(await broken(file, code)).toContain(LAYER_RULE);
  });
});

describe("the layer rule allows", () => {
  it.each([
    ["lib/core/x.ts", `export * from "zod";`],
    ["lib/core/x.ts", `export * from "@/lib/core/errors";`],
    ["lib/services/x.ts", `export * from "@/lib/core/errors";`],
    ["lib/services/x.ts", `export * from "@/lib/generated/prisma/client";`],
    ["lib/monolith/x.ts", `export * from "dockerode";`],
    ["lib/infra/x.ts", `export * from "pg";`],
    ["workers/x.ts", `export * from "@/lib/services/context";`],
    ["app/x.tsx", `export * from "next/link";`],
  ])("%s: %s", async (file, code) => {
    expect(await broken(file, code)).not.toContain(LAYER_RULE);
  });
});

describe("the lint forbids", () => {
  it("`any`", async () => {
    expect(await broken("lib/core/x.ts", "export const value: any = 1;")).toContain("@typescript-eslint/no-explicit-any");
  });

  it("files of more than 300 lines", async () => {
    expect(await broken("lib/core/x.ts", "export {};\n".repeat(301))).toContain("max-lines");
  });

  it("hooks that are called on a condition", async () => {
    const code = `import { useState } from "react";\nexport function X(p: { on: boolean }) { if (p.on) useState(1); return null; }`;
    expect(await broken("components/x.tsx", code)).toContain("react-hooks/rules-of-hooks");
  });
});
