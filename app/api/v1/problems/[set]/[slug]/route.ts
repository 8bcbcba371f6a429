import { apiRoute, json } from "@/lib/server/api";
import { problemParams } from "@/lib/server/params";
import { problem } from "@/lib/server/queries";

export const GET = apiRoute<{ set: string; slug: string }>(async (_request, params) => {
  const { set, slug } = problemParams(params);
  return json(await problem(set, slug));
});
