import { FIELD } from "@/components/ui/basics";
import * as format from "@/components/format";
import { estimateRun, fitsInto, type Fit, type RunEstimate } from "@/lib/core/training/estimate";
import type { Capacity } from "@/lib/core/training/launch";
import type { ModelShape } from "@/lib/core/training/modelShape";
import type { TrainingPlan } from "@/lib/core/training/plan";
import { amount, bytes } from "../format";

interface EstimatePanelProps {
  /** Null while the fields are not valid. */
  plan: TrainingPlan | null;
  shape: ModelShape | null;
  /** The launcher that is chosen. */
  capacity: Capacity | null;
  /** Entered by hand where no name tells it, in thousands of millions. */
  billions: string;
  onBillions: (value: string) => void;
}

const PARTS = [
  { key: "weights", name: "Weights" },
  { key: "gradients", name: "Gradients" },
  { key: "optimizer", name: "Optimizer" },
  { key: "activations", name: "Activations" },
  { key: "keyValueCache", name: "Keys and values" },
] as const;

/** What the run will take, before it is started. */
export function EstimatePanel({ plan, shape, capacity, billions, onBillions }: EstimatePanelProps) {
  return (
    <section aria-labelledby="estimate" className="rounded-lg border border-line bg-panel p-4 text-sm">
      <h2 id="estimate" className="mb-2 text-base font-semibold">Estimate</h2>
      {plan === null ? <p className="text-soft">It appears once the fields of the plan are valid.</p> : <Estimated plan={plan} shape={shape} capacity={capacity} />}
      {shape === null ? (
        <label className="mt-3 block text-xs text-soft">
          The model&apos;s size cannot be read off its name. Parameters, in billions:
          <input className={`${FIELD} mt-1`} inputMode="decimal" autoComplete="off" value={billions} onChange={(event) => onBillions(event.target.value)} placeholder="3" />
        </label>
      ) : null}
    </section>
  );
}

function Estimated({ plan, shape, capacity }: { plan: TrainingPlan; shape: ModelShape | null; capacity: Capacity | null }) {
  const estimate = estimateRun(plan, shape);
  const device = deviceOf(plan, capacity);
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">{factsOf(plan, estimate).map(([label, value]) => <Fact key={label} label={label} value={value} />)}</dl>
      {estimate.memory === null ? null : (
        <>
          <h3 className="mt-4 mb-1 font-medium">Memory of the {plan.hardware.device === "cpu" ? "host" : "GPU"}, at most</h3>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {PARTS.flatMap(({ key, name }) => (estimate.memory && estimate.memory[key] > 0 ? <Fact key={key} label={name} value={bytes(estimate.memory[key])} /> : []))}
            <Fact label="In all" value={<strong>{bytes(estimate.memory.total)}</strong>} />
          </dl>
          <Verdict text={device === null ? noDevice(plan, capacity) : fitText(fitsInto(estimate.memory, device.memoryBytes), device.name)} />
        </>
      )}
    </>
  );
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  return <><dt className="text-soft">{label}</dt><dd className="text-right tabular-nums">{value}</dd></>;
}

function Verdict({ text }: { text: { tone: "good" | "warn" | "bad"; words: string } }) {
  const color = { good: "border-good", warn: "border-warn", bad: "border-bad" }[text.tone];
  return <p className={`mt-3 border-l-2 pl-3 text-xs ${color}`}>{text.words}</p>;
}

function factsOf(plan: TrainingPlan, { trained, parameters, rollouts, executions, trainedTokens, generatedTokens, checkpointBytes }: RunEstimate): [string, string][] {
  return [
    ...(parameters === null || trained === null ? [] : [["Parameters", trained === parameters ? amount(parameters) : `${amount(parameters)}, ${amount(trained)} trained`] satisfies [string, string]]),
    ["Steps", format.count(plan.steps)],
    ...(rollouts === 0 ? [] : ([["Completions", amount(rollouts)], ["Sandbox runs, at most", amount(executions)], ["Tokens generated, at most", amount(generatedTokens)]] satisfies [string, string][])),
    ["Tokens trained on, at most", amount(trainedTokens)],
    ...(checkpointBytes === null ? [] : [["Checkpoints on disk", bytes(checkpointBytes)] satisfies [string, string]]),
  ];
}

/** The smallest GPU, or the host's memory on a CPU. */
function deviceOf(plan: TrainingPlan, capacity: Capacity | null): { name: string; memoryBytes: number } | null {
  if (capacity === null) return null;
  if (plan.hardware.device === "cpu") return capacity.memoryBytes === null ? null : { name: "the host", memoryBytes: capacity.memoryBytes };
  const known = capacity.gpus.flatMap(({ name, memoryBytes }) => (memoryBytes === null ? [] : [{ name: `the ${name}`, memoryBytes }]));
  return known.sort((a, b) => a.memoryBytes - b.memoryBytes)[0] ?? null;
}

function noDevice(plan: TrainingPlan, capacity: Capacity | null) {
  if (plan.hardware.device === "cuda" && capacity?.gpus.length === 0) return { tone: "bad" as const, words: "The chosen launcher has no GPU: the run would fail at once. Choose another, or a preset for a CPU." };
  return { tone: "warn" as const, words: "How much memory there is where it runs is not known." };
}

function fitText(fit: Fit, device: string): { tone: "good" | "warn" | "bad"; words: string } {
  if (fit.kind === "fits") return { tone: "good", words: `Fits into ${device}.` };
  if (fit.kind === "fits_short") return { tone: "warn", words: `Fits into ${device} only while the longest prompt and completion of a step have ${format.count(fit.rowTokens)} tokens together: all of a step are generated at once. Fewer prompts or completions a step, or a lower limit, make it safe.` };
  return { tone: "bad", words: `Does not fit into ${device}: ${bytes(fit.missingBytes)} are missing. LoRA, fewer rows at once, a shorter limit or a smaller model need less.` };
}
