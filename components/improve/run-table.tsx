import Link from "next/link";
import * as format from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { Mark } from "@/components/ui/mark";
import type { RunView } from "@/lib/core/views/improvement";
import { OBJECTIVE_NAMES, RunState } from "./run-state";

export function RunTable({ runs }: { runs: RunView[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col" className="hidden sm:table-cell">Objective</th>
          <th scope="col">State</th>
          <th scope="col" className="num">Steps</th>
          <th scope="col" className="num"><Mark kind="integral" size={6} className="mr-1 inline-block" /><span className="text-integral">Beyond-I</span>, %</th>
          <th scope="col" className="num hidden md:table-cell">Cost</th>
          <th scope="col" className="num hidden lg:table-cell">Started</th>
        </tr>
      </thead>
      <tbody>{runs.map((run) => <Row key={run.id} run={run} />)}</tbody>
    </DataTable>
  );
}

function Row({ run }: { run: RunView }) {
  const [first, last] = [run.curve[0], run.curve.at(-1)];
  return (
    <tr>
      <th scope="row" className="font-normal">
        <Link prefetch={false} href={`/improve/${run.id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{run.source.modelName}</Link>
        <span className="block text-xs text-faint">{run.set.name}, {format.plural(run.iterations, "iteration")}</span>
      </th>
      <td className="hidden sm:table-cell">{OBJECTIVE_NAMES[run.objective]}</td>
      <td><RunState state={run.state} /></td>
      <td className="num">{format.count(run.steps.done)}<span className="text-faint"> of {format.count(run.steps.total)}</span></td>
      <td className="num font-semibold">{first && last ? (first === last ? format.points(last.beyondI) : <>{format.points(first.beyondI)} <span aria-label="to">→</span> {format.points(last.beyondI)}</>) : "–"}</td>
      <td className="num hidden md:table-cell">{format.dollars(run.usage.costUsd)}</td>
      <td className="num hidden text-soft lg:table-cell"><time dateTime={run.createdAt}>{format.dateTime(run.createdAt)}</time></td>
    </tr>
  );
}
