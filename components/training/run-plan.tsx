import { flattened } from "./flatten";

/** Every field that a run was asked for with. */
export function RunPlan({ plan, stopRules }: { plan: unknown; stopRules: unknown }) {
  const rows = [...flattened(plan), ...flattened(stopRules, "stopRules")];
  return (
    <details className="group">
      <summary className="flex w-fit gap-2 text-sm"><span aria-hidden className="text-faint group-open:rotate-90">›</span>All fields</summary>
      <dl className="mt-2 grid gap-x-8 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(([name, value]) => (
          <div key={name} className="flex min-w-0 justify-between gap-4 border-b border-line py-1">
            <dt className="font-mono text-xs leading-6 text-soft">{name}</dt>
            <dd className="min-w-0 text-right [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
