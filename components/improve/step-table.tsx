import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { VerdictBadge } from "@/components/ui/verdict";
import type { GenerationView } from "@/lib/core/views/improvement";
import { stepAnchor, stepName } from "./step";

/** The completions of a chain with their figures, one a row. */
export function StepTable({ generations }: { generations: GenerationView[] }) {
  return (
    <DataTable label="Completions">
      <thead>
        <tr>
          <th scope="col">Completion</th>
          <th scope="col">Verdict</th>
          <th scope="col" className="num"><span className="text-time">Time</span></th>
          <th scope="col" className="num hidden sm:table-cell"><span className="text-memory">Memory</span></th>
          <th scope="col" className="num"><span className="text-integral">Integral</span></th>
          <th scope="col" className="hidden sm:table-cell"><span className="sr-only">Kept</span></th>
        </tr>
      </thead>
      <tbody>
        {generations.map((generation) => (
          <tr key={generation.id}>
            <th scope="row" className="font-normal"><a className="link" href={`#${stepAnchor(generation)}`}>{stepName(generation)}</a></th>
            <td>{generation.verdict ? <VerdictBadge verdict={generation.verdict} /> : <span className="text-soft">{generation.state}</span>}</td>
            <td className="num">{format.time(generation.figures?.wallNs)}</td>
            <td className="num hidden sm:table-cell">{format.memory(generation.figures?.peakBytes)}</td>
            <td className="num">{format.integral(generation.figures?.integralByteSeconds)}</td>
            <td className="hidden sm:table-cell">{generation.isKept ? <Badge tone="good">kept</Badge> : null}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
