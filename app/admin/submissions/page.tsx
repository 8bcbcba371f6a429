import type { Metadata } from "next";
import { Filters } from "@/components/admin/people/filters";
import { ModerationTable } from "@/components/admin/people/moderation-table";
import { Pager } from "@/components/admin/people/pager";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { listAllSubmissionsSchema, STANDINGS } from "@/lib/core/views/admin-submissions";
import { SUBMISSION_STATES } from "@/lib/core/views/common";
import { moderation } from "@/lib/server/admin/people";
import { parseSearch, type SearchParams } from "@/lib/server/admin/search";
import { attempt } from "@/lib/server/attempt";
import { problemSets } from "@/lib/server/queries";

export const metadata: Metadata = { title: "Submissions" };

const options = (values: readonly string[]) => values.map((value) => ({ value, name: value }));
const STANDING_NAMES: Record<(typeof STANDINGS)[number], string> = { unverified: "not verified", verified: "verified", hidden: "hidden", duplicate: "duplicate" };

export default async function SubmissionsPage({ searchParams }: { searchParams: SearchParams }) {
  const query = parseSearch(listAllSubmissionsSchema, await searchParams);
  const loaded = await attempt(async () => Promise.all([moderation.list(query), problemSets()]));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [{ submissions, nextCursor }, sets] = loaded.value;
  const { q, set, language, state, visibility, standing, owner, cursor } = query;
  const rest = { q, set, language, state, visibility, standing, owner };
  return (
    <>
      <PageTitle title="Submissions" lead="Everybody's, private ones too, newest first." />
      <Filters
        action="/admin/submissions" isSet={Object.values(rest).some((value) => value !== undefined && value !== "")}
        search={{ label: "Search submissions", placeholder: "Model, owner or id", value: q }}
        choices={[
          ...(sets.length > 1 ? [{ name: "set", label: "Set", value: set, options: sets.map(({ slug, name }) => ({ value: slug, name })) }] : []),
          { name: "state", label: "State", value: state, options: options(SUBMISSION_STATES) },
          { name: "visibility", label: "Seen by", value: visibility, options: [{ value: "public", name: "everybody" }, { value: "private", name: "the owner" }] },
          { name: "standing", label: "Standing", value: standing, options: STANDINGS.map((value) => ({ value, name: STANDING_NAMES[value] })) },
        ]}
      />
      {submissions.length > 0 ? <ModerationTable submissions={submissions} /> : <EmptyState title="No submission fits the search" />}
      <Pager path="/admin/submissions" query={rest} cursor={cursor} nextCursor={nextCursor} />
    </>
  );
}
