import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const GENERATED = path.join(ROOT, "lib/generated");

/** What a module imports at once and at run time: neither types nor `await import()`. */
function importsAtOnce(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
    if (ts.isExportDeclaration(statement) && statement.isTypeOnly) return [];
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    return statement.moduleSpecifier !== undefined && ts.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
  });
}

/** @returns the file of one of our own modules, undefined for a package. */
function fileOf(specifier: string, from: string): string | undefined {
  if (!specifier.startsWith("@/") && !specifier.startsWith(".")) return undefined;
  const base = specifier.startsWith("@/") ? path.join(ROOT, specifier.slice(2)) : path.resolve(path.dirname(from), specifier);
  if (base.startsWith(GENERATED)) return base;
  const found = [base, `${base}.ts`, `${base}.tsx`, path.join(base, "index.ts")].find((file) => /\.[a-z]+$/.test(file) && existsSync(file));
  if (found === undefined) throw new Error(`${from} imports ${specifier}, which is not there`);
  return found;
}

/** @returns the way from an entry to generated code, undefined when there is none. */
function wayToGeneratedCode(entry: string): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[entry, undefined]]);
  for (const file of cameFrom.keys()) {
    for (const specifier of importsAtOnce(file)) {
      const next = fileOf(specifier, file);
      if (next === undefined || cameFrom.has(next)) continue;
      if (next.startsWith(GENERATED)) return [...wayTo(file, cameFrom), specifier];
      if (/\.tsx?$/.test(next)) cameFrom.set(next, file);
    }
  }
  return undefined;
}

function wayTo(file: string, cameFrom: Map<string, string | undefined>): string[] {
  const before = cameFrom.get(file);
  return [...(before === undefined ? [] : wayTo(before, cameFrom)), path.relative(ROOT, file)];
}

const WITH_DATABASE = ["adminPassword.ts", "calibrate.ts", "import.ts", "scores.ts"];
const COMMANDS = readdirSync(path.join(ROOT, "cli/commands")).filter((file) => !WITH_DATABASE.includes(file));

describe("a fresh clone, whose database client is not generated yet", () => {
  it.each(["scripts/start.ts", "scripts/test.ts", "cli/main.ts", ...COMMANDS.map((file) => `cli/commands/${file}`)])("can load %s", (entry) => {
    expect(wayToGeneratedCode(path.join(ROOT, entry))).toBeUndefined();
  });
});
