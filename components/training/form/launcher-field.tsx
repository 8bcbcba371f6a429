import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import type { Capacity, LauncherKind } from "@/lib/core/training/launch";
import type { CapacityList } from "@/lib/core/views/training";
import { bytes } from "../format";

export const LAUNCHER_NAMES: Record<LauncherKind, string> = { local: "This host", docker: "Docker", ray: "Ray cluster" };

interface LauncherFieldProps {
  capacity: CapacityList;
  chosen: string;
  onChoose: (launcher: LauncherKind) => void;
}

/** Where the run is launched: what the host really has, and what is missing of the rest. */
export function LauncherField({ capacity, chosen, onChoose }: LauncherFieldProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-base font-semibold">Where it runs</legend>
      {capacity.at === null ? (
        <p className="mb-3 max-w-[75ch] border-l-2 border-warn pl-4 text-sm">No training worker lives: a run waits until one is started. <code className="code-inline">npm start</code> starts one beside the rest.</p>
      ) : (
        <p className="mb-2 text-xs text-soft">As the worker found it on {format.dateTime(capacity.at)}.</p>
      )}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {capacity.launchers.map((one) => (
          <label key={one.launcher} className={`flex gap-2.5 rounded-lg border p-3 text-sm ${chosen === one.launcher ? "border-ink bg-panel" : "border-line"} ${one.isAvailable ? "cursor-pointer hover:bg-hover" : ""}`}>
            <input type="radio" name="launcher" value={one.launcher} checked={chosen === one.launcher} disabled={!one.isAvailable} onChange={() => onChoose(one.launcher)} className="mt-1 size-4 shrink-0 accent-ink" />
            <span className="min-w-0">
              <span className="font-medium">{LAUNCHER_NAMES[one.launcher]}</span> {one.isAvailable ? null : <Badge tone="warn">not available</Badge>}
              <span className="mt-0.5 block text-xs text-soft [overflow-wrap:anywhere]">{one.isAvailable ? whatItHas(one) : one.reason}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "2 cores, 8.2 GB of memory, no GPU" */
export function whatItHas({ cpus, memoryBytes, gpus }: Capacity): string {
  const parts = [
    ...(cpus === null ? [] : [format.plural(cpus, "core")]),
    ...(memoryBytes === null ? [] : [`${bytes(memoryBytes)} of memory`]),
    gpus.length === 0 ? "no GPU" : gpuNames(gpus),
  ];
  return parts.join(", ");
}

function gpuNames(gpus: Capacity["gpus"]): string {
  const counts = new Map<string, number>();
  for (const { name, memoryBytes } of gpus) {
    const text = memoryBytes === null ? name : `${name} (${bytes(memoryBytes)})`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(", ");
}
