"use client";

import { Confirm } from "@/components/account/confirm";
import { Form } from "@/components/account/form";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { FormAction } from "@/lib/core/views/forms";
import type { ReportedResultView } from "@/lib/core/views/reported";

interface ReportedTableProps {
  results: ReportedResultView[];
  actions: { publish: FormAction; unpublish: FormAction; remove: FormAction };
}

/** What somebody has reported, and what they may do with it. */
export function ReportedTable({ results, actions }: ReportedTableProps) {
  return (
    <DataTable label="What you have reported">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="hidden sm:table-cell">Problem set</th>
          <th scope="col" className="num">Beyond-I, %</th>
          <th scope="col" className="num">Pass@1, %</th>
          <th scope="col">Seen by</th>
          <th scope="col"><span className="sr-only">What to do with it</span></th>
        </tr>
      </thead>
      <tbody>{results.map((result) => <Row key={result.id} result={result} actions={actions} />)}</tbody>
    </DataTable>
  );
}

function Row({ result, actions }: { result: ReportedResultView; actions: ReportedTableProps["actions"] }) {
  const { id, model, metrics, set, hidden, visibility } = result;
  const isPublic = visibility === "public";
  return (
    <tr>
      <th scope="row" className="font-normal">
        <a className="font-[560] [overflow-wrap:anywhere] hover:underline" href={result.sourceUrl} rel="noreferrer noopener nofollow">{model.name}</a>
        <span className="block text-xs text-faint">{format.method(result.method, result.iteration)}<span className="sm:hidden"> · {set.name}</span></span>
      </th>
      <td className="hidden sm:table-cell">{format.setIn(set.name, result.language)}</td>
      <td className="num">{metrics.beyondI === null ? "–" : format.points(metrics.beyondI)}</td>
      <td className="num">{format.points(metrics.passAt1)}</td>
      <td className="whitespace-normal">
        <Badge tone={hidden ? "bad" : isPublic ? "good" : "warn"}>{hidden ? "hidden" : visibility}</Badge>
        {hidden ? <span className="mt-1 block max-w-[36ch] text-xs text-soft [overflow-wrap:anywhere]">An admin hid it: {hidden.reason}</span> : null}
      </td>
      <td>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {hidden ? null : (
            <Form action={isPublic ? actions.unpublish : actions.publish} button={isPublic ? "Make private" : "Publish"} quiet className="grid gap-1">
              {() => <input type="hidden" name="id" value={id} />}
            </Form>
          )}
          <Confirm action={actions.remove} id={id} label="Delete" of={`the report on ${model.name}`} confirm="Delete it now" />
        </div>
      </td>
    </tr>
  );
}
