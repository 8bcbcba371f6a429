import { mean } from "@/lib/core/stats";
import { findings, type Finding } from "./findings";
import type { StepMetrics } from "./python";
import { INTERVALS, summarize, type Summary, type Yardstick } from "./report";
import { RUNS, UNTRAINED, type CheckpointName, type RunName, type SeedResult } from "./seed";

/** Where a run's time went, in seconds; of several seeds the mean. */
export interface Seconds {
  generation: number;
  sandbox: number;
  /** The rest of the steps: what the optimizer takes. */
  update: number;
}

export interface MethodResult {
  steps: number;
  before: Summary;
  after: Summary;
  /** Problems that DPO and GRPO never saw; SFT did. */
  heldOut: { before: Summary; after: Summary };
  seconds: Seconds;
}

export interface CurvePoint {
  step: number;
  reward: number | null;
  passRate: number | null;
  gain: number | null;
}

export interface ProofResult {
  methods: Partial<Record<RunName, MethodResult>>;
  seeds: { seed: number; minutes: number; leftOut: RunName[]; methods: Partial<Record<RunName, MethodResult>>; curves: Partial<Record<RunName, CurvePoint[]>> }[];
  findings: Finding[];
  intervals: string;
}

/** What was measured of all seeds together, and of each. */
export function resultOf(seeds: readonly SeedResult[], known: ReadonlyMap<string, Yardstick>): ProofResult {
  const methods = methodsOf(seeds, known);
  return {
    methods,
    seeds: seeds.map((one) => ({ seed: one.seed, minutes: one.seconds / 60, leftOut: one.leftOut, methods: methodsOf([one], known), curves: curvesOf(one) })),
    findings: findings(methods),
    intervals: INTERVALS,
  };
}

function methodsOf(seeds: readonly SeedResult[], known: ReadonlyMap<string, Yardstick>): ProofResult["methods"] {
  // A run that one seed left out for want of time has no figures of all seeds.
  const names = RUNS.filter((name) => seeds.every(({ steps }) => steps[name] !== undefined));
  return Object.fromEntries(names.map((name) => [name, methodOf(name, seeds, known)]));
}

function methodOf(name: RunName, seeds: readonly SeedResult[], known: ReadonlyMap<string, Yardstick>): MethodResult {
  const before = name.startsWith("sft") ? UNTRAINED : "sft";
  const summary = (checkpoint: CheckpointName, heldOut: boolean) =>
    summarize(seeds.map(({ samples }) => samples.filter((sample) => sample.checkpoint === checkpoint && sample.heldOut === heldOut)), known);
  const steps = seeds.map((seed) => seed.steps[name] ?? []);
  return {
    steps: Math.max(...steps.map((one) => one.at(-1)?.step ?? 0)),
    before: summary(before, false),
    after: summary(name, false),
    heldOut: { before: summary(before, true), after: summary(name, true) },
    seconds: meanSeconds(steps.map(secondsOf)),
  };
}

export function secondsOf(steps: readonly StepMetrics[]): Seconds {
  const sum = (name: string) => steps.reduce((total, { data }) => total + (data[name] ?? 0), 0);
  const [generation, sandbox] = [sum("time/generation"), sum("time/sandbox")];
  return { generation, sandbox, update: Math.max(0, sum("time/step") - generation - sandbox) };
}

function meanSeconds(all: readonly Seconds[]): Seconds {
  const of = (part: keyof Seconds) => mean(all.map((one) => one[part]));
  return { generation: of("generation"), sandbox: of("sandbox"), update: of("update") };
}

function curvesOf({ steps }: SeedResult): Partial<Record<RunName, CurvePoint[]>> {
  const rollouts = (["grpo", "grpoShuffledControl"] as const).filter((name) => steps[name] !== undefined);
  return Object.fromEntries(rollouts.map((name) => [name, (steps[name] ?? []).flatMap(pointOf)]));
}

function pointOf({ step, data }: StepMetrics): CurvePoint[] {
  if (data.reward === undefined) return [];
  return [{ step, reward: data.reward, passRate: data.pass_rate ?? null, gain: data.eff_gain_mean ?? null }];
}
