import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const SEED = "20252387";
const CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance", "response_schema_conformance"];

const SHORT_WAIT = { type: "integer", minimum: 0, maximum: 1 };

interface Parameter {
  name: string;
  in: string;
  schema: object;
  example?: unknown;
}
export interface Document {
  paths: Record<string, Record<string, { operationId: string; parameters?: Parameter[]; responses: Record<string, { content?: Record<string, unknown> }> }>>;
}

/** Values that exist, for parameters of operations: {operationId: {parameter: value}}. Answers with content are then seen too. */
export type Examples = Record<string, Record<string, string>>;

export function withExamples(document: Document, examples: Examples): Document {
  const copy = structuredClone(document);
  for (const operation of Object.values(copy.paths).flatMap((methods) => Object.values(methods))) {
    for (const parameter of operation.parameters ?? []) {
      const value = examples[operation.operationId]?.[parameter.name];
      if (value !== undefined) parameter.example = value;
      // Whoever waits for results is answered in time: by then, and not before.
      if (parameter.name === "wait") parameter.schema = SHORT_WAIT;
    }
  }
  return copy;
}

export interface RunOptions {
  program: string;
  url: string;
  document: Document;
  key: string | null;
  examplesEach: number;
  phases: string;
  /** Which operations, as options of the program. */
  only: string[];
}

/** Sends what the document allows and what it does not; gives the exit status and what was said. */
export async function runSchemathesis({ program, url, document, key, examplesEach, phases, only }: RunOptions): Promise<{ code: number; output: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "afterburner-schemathesis-"));
  const file = path.join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(document));
  // One worker: CPython 3.11 counts its recursion wrongly when several threads generate at once.
  const args = [
    "run", file, "--url", url, "--no-color", "--seed", SEED, "--generation-deterministic",
    "--phases", phases, ...only, "--max-examples", String(examplesEach), "--checks", CHECKS.join(","),
    "--request-timeout", "30", "--workers", "1", "--continue-on-failure", "--no-shrink", "--suppress-health-check", "all", "--warnings", "off",
    ...(key === null ? [] : ["-H", `Authorization: Bearer ${key}`]),
  ];
  try {
    return await new Promise((resolve) => {
      execFile(program, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024, timeout: 280_000 }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, output: `${stdout}\n${stderr}` });
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
