import * as format from "@/components/format";
import type { SetSummary } from "@/lib/core/views/common";
import { EmptyState, PageTitle, Tabs } from "./basics";
import { LiveRefresh } from "./live-refresh";

interface SetTabsProps {
  sets: SetSummary[];
  current: string;
  href: (slug: string) => string;
}

export function SetTabs({ sets, current, href }: SetTabsProps) {
  return (
    <Tabs
      label="Problem sets"
      tabs={sets.map((set) => ({ href: href(set.slug), name: set.name, detail: format.plural(set.problemCount, "problem"), current: set.slug === current }))}
    />
  );
}

/** The first minutes of a new installation. */
export function NoProblemSets() {
  return (
    <>
      <PageTitle title="Afterburner" />
      <EmptyState title="No problem set is here yet">
        The starter set is imported at the first start, and this page shows it by itself. To import another one, run{" "}
        <code className="code-inline">npx afterburner import</code>.
      </EmptyState>
      <LiveRefresh />
    </>
  );
}
