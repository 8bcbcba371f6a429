import * as format from "@/components/format";
import { EmptyState, Meter } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { SetCalibration } from "@/lib/core/views/admin-sets";
import { Act } from "./act";
import { calibrationLine } from "./set-table";

/** The calibrations of a set by measurement profile, with what can be done about each. */
export function CalibrationTable({ slug, name, calibrations }: { slug: string; name: string; calibrations: SetCalibration[] }) {
  if (calibrations.length === 0) return <EmptyState title="No worker can measure it yet">A calibration starts by itself once one lives.</EmptyState>;
  return (
    <DataTable label={`Calibrations of ${name}`}>
      <thead>
        <tr>
          <th scope="col">Language and profile</th>
          <th scope="col">Calibration</th>
          <th scope="col"><span className="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {calibrations.map((one) => (
          <tr key={one.profileHash}>
            <th scope="row" className="font-normal">
              {format.language(one.language)} <span className="font-mono text-xs text-soft" title={one.profileHash}>{one.profileHash.slice(0, 12)}</span>
              <span className="block text-xs text-faint [overflow-wrap:anywhere]">{one.profileLabel}{one.hasWorker ? "" : " · no worker has it now"}</span>
            </th>
            <td>
              <span className="block text-sm">{calibrationLine(one)}</span>
              {one.progress?.state === "running" ? <span className="mt-1 block max-w-60"><Meter done={one.progress.done} total={one.progress.total} label={`Calibration of ${name} in ${format.language(one.language)}`} /></span> : null}
            </td>
            <td className="num"><Actions slug={slug} name={name} calibration={one} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Actions({ slug, name, calibration: { profileHash, progress, language } }: { slug: string; name: string; calibration: SetCalibration }) {
  const path = `/api/v1/admin/sets/${encodeURIComponent(slug)}/calibration`;
  const of = `calibration of ${name} in ${format.language(language)}`;
  const command = (action: "start" | "stop" | "again") => ({ profile: profileHash, action });
  const state = progress?.state;
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {state === "running" ? <Act label="Stop" name={`Stop the ${of}`} method="POST" path={path} body={command("stop")} /> : null}
      {state === undefined || state === "stopped" ? <Act label={state === "stopped" ? "Go on" : "Start"} name={`Start the ${of}`} method="POST" path={path} body={command("start")} /> : null}
      {progress ? (
        <Act
          label="Again"
          name={`Repeat the ${of}`}
          method="POST"
          path={path}
          body={command("again")}
          confirm={{ title: `Measure all references of ${name} again?`, text: `The ${format.count(progress.done)} figures of this profile are dropped and measured anew. Scores stay as they are until it is done; new submissions wait for it.` }}
        />
      ) : null}
    </span>
  );
}
