import { Concerns } from "@/components/admin/people/concerns";
import * as format from "@/components/format";
import { Facts, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { overview } from "@/lib/server/admin/people";
import { attempt } from "@/lib/server/attempt";

export default async function OverviewPage() {
  const loaded = await attempt(overview);
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { concerns, totals } = loaded.value;
  const facts = [
    { label: "Living workers", value: format.count(totals.livingWorkers) },
    { label: "Open submissions", value: format.count(totals.openSubmissions) },
    { label: "Samples handed in today", value: format.count(totals.samplesToday) },
    { label: "Submissions", value: format.count(totals.submissions) },
    { label: "Users", value: `${format.count(totals.users)}, ${format.plural(totals.admins, "admin")}` },
  ];
  return (
    <>
      <PageTitle title="Administration" lead="What needs an admin now." />
      <Concerns concerns={concerns} />
      <div className="mt-8"><Facts facts={facts} /></div>
      <LiveRefresh />
    </>
  );
}
