import Link from "next/link";
import * as format from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { VerdictBadge } from "@/components/ui/verdict";
import type { ChainView } from "@/lib/core/views/improvement";

/** The problems of a run: how far each is, and the best solution so far. */
export function ChainTable({ runId, chains, iterations }: { runId: string; chains: ChainView[]; iterations: number }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Problem</th>
          <th scope="col">Best so far</th>
          <th scope="col" className="num"><span className="text-time">Time</span></th>
          <th scope="col" className="num hidden sm:table-cell"><span className="text-memory">Memory</span></th>
          <th scope="col" className="num hidden md:table-cell"><span className="text-integral">Integral</span></th>
          <th scope="col" className="num">Kept</th>
          <th scope="col" className="num hidden sm:table-cell">Iteration</th>
        </tr>
      </thead>
      <tbody>
        {chains.map(({ problem, iteration, state, best, kept }) => (
          <tr key={problem.slug}>
            <th scope="row" className="font-normal"><Link prefetch={false} href={`/improve/${runId}/${encodeURIComponent(problem.slug)}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{problem.title}</Link></th>
            <td>{best ? <VerdictBadge verdict={best.verdict} /> : "–"}</td>
            <td className="num">{format.time(best?.figures?.wallNs)}</td>
            <td className="num hidden sm:table-cell">{format.memory(best?.figures?.peakBytes)}</td>
            <td className="num hidden md:table-cell">{format.integral(best?.figures?.integralByteSeconds)}</td>
            <td className="num">{format.count(kept)}</td>
            <td className="num hidden text-soft sm:table-cell">{state === "active" ? `${iteration} of ${iterations}` : state}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
