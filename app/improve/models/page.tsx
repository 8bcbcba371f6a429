import type { Metadata } from "next";
import Link from "next/link";
import { Confirm } from "@/components/account/confirm";
import { SignInFirst } from "@/components/account/sign-in-first";
import * as format from "@/components/format";
import { EndpointForm } from "@/components/improve/endpoint-form";
import { SourcePlace } from "@/components/improve/source-place";
import { BUTTON_PLAIN, EmptyState, PageTitle, SectionTitle } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { SourceView } from "@/lib/core/views/sources";
import { signedIn } from "@/lib/server/accounts/queries";
import { attempt } from "@/lib/server/attempt";
import { modelSources } from "@/lib/server/improvement";
import { addEndpointAction, removeSourceAction } from "../actions";

export const metadata: Metadata = { title: "Models to improve with" };

export default async function ModelsPage() {
  if (!(await signedIn())) return <SignInFirst title="Sign in to see your models" next="/improve/models" />;
  const loaded = await attempt(() => modelSources({ limit: 100 }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { sources } = loaded.value;
  return (
    <>
      <PageTitle title="Models" lead="Endpoints that speak OpenAI's protocol, and checkpoints that are served here; yours alone." aside={<Link className={BUTTON_PLAIN} href="/improve">Runs</Link>} />
      {sources.length > 0 ? <Sources sources={sources} /> : <EmptyState title="No model yet">Add an endpoint or a checkpoint below.</EmptyState>}
      <SectionTitle id="add" title="Add an endpoint" />
      <EndpointForm action={addEndpointAction} />
      <SectionTitle id="checkpoint" title="Add a checkpoint" lead="Of the hub, or as an archive; it is served here when a run asks for it." aside={<Link className={BUTTON_PLAIN} href="/improve/models/checkpoint">Add a checkpoint</Link>} />
    </>
  );
}

function Sources({ sources }: { sources: SourceView[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="hidden sm:table-cell">Endpoint or checkpoint</th>
          <th scope="col" className="hidden md:table-cell">Key</th>
          <th scope="col" className="num hidden md:table-cell">Price, in and out</th>
          <th scope="col" className="num">Runs</th>
          <th scope="col"><span className="sr-only">Acts</span></th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={`/improve/new?source=${source.id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{source.model.name}</Link>
              <span className="block text-xs text-faint">{source.name}</span>
            </th>
            <td className="hidden [overflow-wrap:anywhere] sm:table-cell"><SourcePlace source={source} /></td>
            <td className="hidden md:table-cell">{source.kind !== "endpoint" ? "" : source.hasKey ? "stored" : "none"}</td>
            <td className="num hidden md:table-cell">{format.dollars(source.inputPerMillion)}, {format.dollars(source.outputPerMillion)}</td>
            <td className="num">{format.count(source.runCount)}</td>
            <td><Confirm action={removeSourceAction} id={source.id} label="Delete" of={source.name} confirm={source.kind === "endpoint" ? "Delete it and its key" : source.kind === "path" ? "Delete it here; the folder stays" : "Delete it and its files"} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
