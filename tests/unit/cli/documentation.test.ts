import { readFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "@/cli/commands";
import { EXIT } from "@/cli/support/exit-codes";
import { processIo } from "@/cli/support/io";

const text = await readFile(path.resolve(import.meta.dirname, "../../../docs/cli.md"), "utf8");
const REMOTE = COMMANDS.filter(({ group }) => group === "remote");

describe("docs/cli.md", () => {
  it.each(COMMANDS.map(({ name }) => name))("has the command %s", (name) => {
    expect(text).toMatch(new RegExp(`\`${name}[ \`]`));
  });

  it("has every exit code", () => {
    const told = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(told).toEqual(Object.values(EXIT));
  });

  it.each(REMOTE)("has every option of $name", async ({ name, load }) => {
    const command = new Command(name);
    (await load())(command, processIo());
    for (const { long } of command.options) expect(text, `${name} ${long}`).toContain(String(long));
  });
});
