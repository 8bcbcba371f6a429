import { reasonBodySchema } from "@/lib/core/views/admin-queue";
import { json } from "@/lib/server/api";
import { sets } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { problemParams } from "@/lib/server/params";

type Params = { set: string; slug: string };

/** Takes a problem out of the scores, with a public reason. */
export const PUT = adminRoute<Params>(async (request, params) =>
  json(await sets.disableProblem({ ...problemParams(params), ...(await parseBody(reasonBodySchema, request)) })),
);

/** Lets it count again. */
export const DELETE = adminRoute<Params>(async (_request, params) => json(await sets.enableProblem(problemParams(params))));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
