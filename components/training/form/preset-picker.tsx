import { Badge } from "@/components/ui/basics";
import { TRAINING_PRESETS } from "@/lib/core/training/presets";

interface PresetPickerProps {
  chosen: string | null;
  /** Whether any launcher has a GPU. */
  hasGpu: boolean;
  /** Slugs of the sets that are there. */
  sets: readonly string[];
  onChoose: (id: string) => void;
}

/** What the fields can be filled from. */
export function PresetPicker({ chosen, hasGpu, sets, onChoose }: PresetPickerProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-base font-semibold">Preset</legend>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {TRAINING_PRESETS.map(({ id, name, about, takes, needsGpu, needsCheckpoint, set }) => (
          <label key={id} className={`flex cursor-pointer gap-2.5 rounded-lg border p-3 text-sm ${chosen === id ? "border-ink bg-panel" : "border-line hover:bg-hover"}`}>
            <input type="radio" name="preset" value={id} checked={chosen === id} onChange={() => onChoose(id)} className="mt-1 size-4 shrink-0 accent-ink" />
            <span className="min-w-0">
              <span className="font-medium">{name}</span>
              <span className="mt-0.5 block text-xs text-soft">{about}</span>
              <span className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-soft">
                {takes}
                {needsGpu ? <Badge tone={hasGpu ? "plain" : "warn"}>{hasGpu ? "on a GPU" : "needs a GPU: none found"}</Badge> : null}
                {set !== null && !sets.includes(set) ? <Badge tone="warn" title={`Import problems/${set}.jsonl.gz under the slug ${set}; without it the preset takes the set that is chosen.`}>its set, {set}, is not here</Badge> : null}
                {needsCheckpoint ? <Badge>needs a checkpoint</Badge> : null}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
