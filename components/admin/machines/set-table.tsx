import Link from "next/link";
import * as format from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import type { AdminSet, SetCalibration } from "@/lib/core/views/admin-sets";

export function setHref(slug: string): string {
  return `/admin/sets/${encodeURIComponent(slug)}`;
}

/** How far a calibration is, in words. */
export function calibrationLine({ progress, hasWorker }: SetCalibration): string {
  if (progress === null) return "not calibrated";
  const { state, done, total, failed, secondsLeft } = progress;
  const how = `${format.count(done)} of ${format.count(total)} references${failed > 0 ? `, ${format.count(failed)} not right` : ""}`;
  if (state === "done") return `done, ${how}`;
  if (state === "stopped") return `stopped, ${how}`;
  return `${hasWorker ? "running" : "waits for a worker"}, ${how}${secondsLeft === null ? "" : `, ${format.timeLeft(secondsLeft)} left`}`;
}

export function SetTable({ sets }: { sets: AdminSet[] }) {
  return (
    <DataTable label="Problem sets">
      <thead>
        <tr>
          <th scope="col">Problem set</th>
          <th scope="col" className="num">Problems</th>
          <th scope="col" className="hidden sm:table-cell">Scorable</th>
          <th scope="col" className="hidden md:table-cell">Calibration</th>
          <th scope="col" className="num hidden sm:table-cell">Disabled</th>
          <th scope="col" className="num hidden md:table-cell">Bad rows</th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <tr key={set.slug}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={setHref(set.slug)} className="font-[560] hover:underline">{set.name}</Link>
              <span className="block text-xs text-faint [overflow-wrap:anywhere]">{set.source} · version <span className="font-mono">{set.version.slice(0, 12)}</span>{set.versions > 1 ? ` of ${set.versions}` : ""}</span>
            </th>
            <td className="num">{format.count(set.problemCount)}</td>
            <td className="hidden sm:table-cell">{set.scorableIn.map(({ language, count }) => <span key={language} className="block text-xs">{format.language(language)} {format.count(count)}</span>)}</td>
            <td className="hidden md:table-cell">{set.calibrations.map((one) => <span key={one.profileHash} className="block text-xs">{format.language(one.language)}: {calibrationLine(one)}</span>)}</td>
            <td className="num hidden sm:table-cell">{format.count(set.disabledCount)}</td>
            <td className="num hidden md:table-cell">{format.count(set.rowFaultCount)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
