import { z } from "zod";
import { isAppError } from "@/lib/core/errors";
import type { Capacity } from "@/lib/core/training";
import { askRay, readAnswer, type RayAddress } from "./ray-client";

const MIB = 1024 ** 2;

const nodesSchema = z.object({
  data: z.object({
    summary: z.array(
      z.object({
        raylet: z.object({ state: z.string().optional(), resourcesTotal: z.record(z.string(), z.unknown()).optional() }).optional(),
        /** Total, free, share used, used. */
        mem: z.array(z.number()).optional(),
        gpus: z.array(z.object({ name: z.string().optional(), memoryTotal: z.number().nullish() })).nullish(),
      }),
    ),
  }),
});
type Node = z.output<typeof nodesSchema>["data"]["summary"][number];

const NONE: Capacity = { launcher: "ray", isAvailable: false, reason: null, cpus: null, memoryBytes: null, gpus: [] };

/** What the nodes of a cluster that are alive have together. Never throws: that there is none is an answer too. */
export async function rayCapacity(to: RayAddress | undefined): Promise<Capacity> {
  if (to === undefined) return { ...NONE, reason: "There is no Ray cluster: RAY_ADDRESS is not set. Set it to the dashboard of a Ray head, as http://head:8265." };
  if (!/^https?:\/\//.test(to.url)) return { ...NONE, reason: `RAY_ADDRESS is ${to.url}; jobs are sent to the head's dashboard, as http://head:8265.` };
  try {
    const { summary } = readAnswer(to, await askRay(to, "GET", "nodes?view=summary"), nodesSchema).data;
    return summed(summary.filter(({ raylet }) => raylet?.state === "ALIVE"));
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ...NONE, reason: [error.message, error.hint].filter(Boolean).join(" ") };
  }
}

function summed(alive: Node[]): Capacity {
  if (alive.length === 0) return { ...NONE, reason: "The Ray cluster has no node that is alive." };
  const total = (pick: (node: Node) => number) => alive.reduce((sum, node) => sum + pick(node), 0);
  const gpus = alive.flatMap((node) => (node.gpus ?? []).map(({ name, memoryTotal }) => ({ name: name ?? "GPU", memoryBytes: memoryTotal == null ? null : memoryTotal * MIB })));
  return { ...NONE, isAvailable: true, cpus: total((node) => count(node.raylet?.resourcesTotal?.["CPU"])), memoryBytes: total((node) => node.mem?.[0] ?? 0), gpus };
}

function count(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
