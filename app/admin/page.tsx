import { PageTitle } from "@/components/ui/basics";

export default function OverviewPage() {
  return <PageTitle title="Administration" lead="What needs an admin now." />;
}
