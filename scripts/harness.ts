import { generateHarness, inputLayout, parseSignature } from "@/lib/core/harness";
import { parseLanguage } from "@/lib/core/datasets/languages";
import { z } from "zod";

/**
 * Prints the runners of LeetCode-style problems, for tools that are not written in TypeScript (problems/build.py).
 * stdin: JSON list of {language, starter, inputs}; stdout: JSON list of the runners' sources, in order.
 */
const request = z.array(z.object({ language: z.string(), starter: z.string(), inputs: z.array(z.string()) }));

async function stdinText(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function source({ language, starter, inputs }: z.output<typeof request>[number]): string {
  const known = parseLanguage(language);
  if (!known) throw new Error(`unknown language "${language}"`);
  const reading = parseSignature(known, starter);
  if (!reading.ok) throw new Error(`${language}: ${reading.reason}\n${starter}`);
  const layout = inputLayout(reading.signature, inputs);
  const harness = layout && generateHarness(known, reading.signature, layout);
  if (harness?.kind !== "template") throw new Error(`${language}: the inputs do not fit the parameters\n${starter}`);
  return harness.source;
}

process.stdout.write(JSON.stringify(request.parse(JSON.parse(await stdinText())).map(source)));
