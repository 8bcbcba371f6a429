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

const CHARTS = [
  "![Share of fast and right programs, Beyond-I and Pass@1 before and after each method, with 95 % intervals](images/proof-methods.svg)",
  "![Mean reward of GRPO and of its control over their steps](images/proof-reward.svg)",
].join("\n\n");

/** Writes the result into docs/training.md, between its two marks, and its charts beside. */
export async function document(result: ProofResult): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new AppError("configuration", `docs/training.md lacks the marks "${BEGIN}" and "${END}".`);
  await mkdir(IMAGES, { recursive: true });
  await writeFile(path.join(IMAGES, "proof-methods.svg"), methodsChart(result.methods));
  await writeFile(path.join(IMAGES, "proof-reward.svg"), rewardChart(result.seeds));
  await writeFile(PAGE, `${page.slice(0, begin + BEGIN.length)}\n${CHARTS}\n\n${tables(result)}\n${page.slice(end)}`);
}
