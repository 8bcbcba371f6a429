import * as format from "@/components/format";
import { FigureHeader } from "@/components/ui/figures";
import { Term } from "@/components/ui/term";
import type { ExecutionView } from "@/lib/core/views/executions";
import { DataTable } from "@/components/ui/data-table";

const REASONS: Record<string, string> = {
  steal: "the host took the processor away",
  preempted: "another process ran on the core",
  unexplained_gap: "time passed that no work explains",
  sampler_gap: "the memory sampler was held up",
};

/** Every repeat as it was measured; dropped ones stay to be read, with the reason. */
export function RepeatTable({ repeats }: { repeats: ExecutionView["repeats"] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col" className="w-12">Repeat</th>
          <FigureHeader kind="time">Time</FigureHeader>
          <th scope="col" className="num hidden sm:table-cell">Processor</th>
          <FigureHeader kind="memory">Peak</FigureHeader>
          <FigureHeader kind="integral">Integral</FigureHeader>
          <th scope="col" className="num hidden sm:table-cell"><Term id="yardstick">Yardstick</Term></th>
          <th scope="col"><Term id="dropped">Counts</Term></th>
        </tr>
      </thead>
      <tbody>
        {repeats.map((repeat, index) => {
          const dropped = repeat.contamination !== null;
          return (
            <tr key={index} className={dropped ? "text-faint" : ""}>
              <th scope="row" className="font-normal">{index + 1}</th>
              <td className={`num ${dropped ? "line-through" : ""}`}>{format.time(repeat.wallNs)}</td>
              <td className="num hidden sm:table-cell">{format.time(repeat.cpuNs)}</td>
              <td className="num">{format.memory(repeat.peakBytes)}</td>
              <td className="num">{format.integral(repeat.integralByteSeconds)}</td>
              <td className="num hidden sm:table-cell">{repeat.yardstickNs === null ? "–" : format.time(repeat.yardstickNs)}</td>
              <td>{dropped ? `dropped: ${REASONS[repeat.contamination ?? ""] ?? repeat.contamination}` : "yes"}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
