import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { ROOT } from "@/lib/infra/build/step";
import { methodsChart, rewardChart } from "./chart";
import type { ProofResult } from "./result";
import { tables } from "./tables";

const PAGE = path.join(ROOT, "docs/training.md");
const IMAGES = path.join(ROOT, "docs/images");
const [BEGIN, END] = ["<!-- proof: written by npm run proof:training -- --document -->", "<!-- end of proof -->"];

/** Writes the result into docs/training.md, between its two marks, and its charts beside. */
export async function document(result: ProofResult): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new AppError("configuration", `docs/training.md lacks the marks "${BEGIN}" and "${END}".`);
  await mkdir(IMAGES, { recursive: true });
  await writeFile(path.join(IMAGES, "proof-methods.svg"), methodsChart(result.methods));
  await writeFile(path.join(IMAGES, "proof-reward.svg"), rewardChart(result.seeds));
  await writeFile(PAGE, `${page.slice(0, begin + BEGIN.length)}\n${tables(result)}\n${page.slice(end)}`);
}
