import { json } from "@/lib/server/api";
import { workers } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { segment } from "@/lib/server/admin/segments";
import { otherMethods } from "@/lib/server/methods";

type Params = { name: string };

/** Asks a worker to finish what it has begun and to take no more jobs. */
export const PUT = adminRoute<Params>(async (_request, { name }) => json(await workers.setDrain({ name: segment(name, "worker"), drain: true })));

/** Asks it to take jobs again. */
export const DELETE = adminRoute<Params>(async (_request, { name }) => json(await workers.setDrain({ name: segment(name, "worker"), drain: false })));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
