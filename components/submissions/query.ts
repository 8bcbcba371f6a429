import { z } from "zod";
import { languageSchema, SUBMISSION_STATES } from "@/lib/core/views/common";

const schema = z.object({
  set: z.string().min(1).max(100).optional().catch(undefined),
  language: languageSchema.optional().catch(undefined),
  state: z.enum(SUBMISSION_STATES).optional().catch(undefined),
  mine: z.literal("1").transform(() => true).optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});
export type SubmissionsQuery = z.output<typeof schema>;

/** The state of the list from its address; what is not valid is left out. */
export function parseSubmissionsQuery(params: Record<string, string | string[] | undefined>): SubmissionsQuery {
  return schema.parse(Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value])));
}

/** The address of the list with some of its state changed; a change of the filters starts from the newest again. */
export function submissionsHref(query: SubmissionsQuery, change: Partial<SubmissionsQuery>): string {
  const { mine, ...rest } = { ...query, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (mine) params.set("mine", "1");
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) params.set(name, value);
  const search = params.toString();
  return search === "" ? "/submissions" : `/submissions?${search}`;
}

/** Whether anything narrows the list. */
export function isFiltered({ set, language, state, mine }: SubmissionsQuery): boolean {
  return [set, language, state, mine].some((value) => value !== undefined);
}
