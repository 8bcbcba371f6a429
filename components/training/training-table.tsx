import Link from "next/link";
import * as format from "@/components/format";
import { BUTTON_PLAIN, Meter } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { TrainingRow } from "@/lib/core/views/training";
import { HEADLINE } from "./chart-kinds";
import { LAUNCHER_NAMES } from "./form/launcher-field";
import { number } from "./format";
import { TrainingStateBadge } from "./state";

/** Most runs that are drawn in one chart. */
export const MOST_COMPARED = 4;

interface TrainingTableProps {
  runs: readonly TrainingRow[];
  /** What tells how a run goes, by its id: reward, pairs told right, or token accuracy. */
  headlines: ReadonlyMap<string, number>;
}

/** Runs, newest first; those that are marked are compared. */
export function TrainingTable({ runs, headlines }: TrainingTableProps) {
  return (
    <form action="/admin/training/compare">
      <DataTable label="Training runs">
        <thead>
          <tr>
            <th scope="col"><span className="sr-only">Compare</span></th>
            <th scope="col">Run</th>
            <th scope="col" className="hidden sm:table-cell">State</th>
            <th scope="col" className="hidden sm:table-cell">Method</th>
            <th scope="col" className="num">Steps</th>
            <th scope="col" className="num">Now</th>
            <th scope="col" className="hidden lg:table-cell">Runs on</th>
            <th scope="col" className="num hidden md:table-cell">Started</th>
          </tr>
        </thead>
        <tbody>{runs.map((run) => <Row key={run.id} run={run} headline={headlines.get(run.id) ?? null} />)}</tbody>
      </DataTable>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
        <button type="submit" className={BUTTON_PLAIN}>Compare</button> Mark two to {MOST_COMPARED} runs to see their metrics side by side.
      </p>
    </form>
  );
}

function Row({ run, headline }: { run: TrainingRow; headline: number | null }) {
  const { id, name, modelName, set, language, state, stateReason, method, step, steps, launcher, createdAt, startedAt } = run;
  return (
    <tr>
      <td><input type="checkbox" name="run" value={id} aria-label={`Compare ${name}`} className="size-4 accent-ink" /></td>
      <th scope="row" className="font-normal">
        <Link prefetch={false} href={`/admin/training/${id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{name}</Link>
        <span className="block text-xs text-faint [overflow-wrap:anywhere]">{modelName}, {format.setIn(set.name, language)}<span className="sm:hidden">, {method.toUpperCase()}</span></span>
        <span className="sm:hidden"><TrainingStateBadge state={state} /></span>
      </th>
      <td className="hidden sm:table-cell"><span title={stateReason ?? undefined}><TrainingStateBadge state={state} /></span></td>
      <td className="hidden sm:table-cell">{method.toUpperCase()}</td>
      <td className="num">
        {format.count(step)}<span className="text-faint"> of {format.count(steps)}</span>
        <span className="mt-1 ml-auto hidden w-24 sm:block"><Meter done={step} total={steps} label={`Steps of ${name} done`} /></span>
      </td>
      <td className="num">{number(headline)}<span className="block text-xs text-faint">{headline === null ? "" : HEADLINE[method].name}</span></td>
      <td className="hidden lg:table-cell">{LAUNCHER_NAMES[launcher]}</td>
      <td className="num hidden text-soft md:table-cell"><time dateTime={startedAt ?? createdAt}>{format.dateTime(startedAt ?? createdAt)}</time></td>
    </tr>
  );
}
