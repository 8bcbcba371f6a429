import * as format from "@/components/format";
import { Badge, Facts } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { WorkerView } from "@/lib/core/views/admin-workers";
import { Act } from "./act";
import { DriftBar } from "./drift-bar";
import { since } from "./names";

const LIFE = { alive: "good", late: "warn", gone: "bad" } as const;
const STATE = { idle: "plain", busy: "good", waiting: "warn", draining: "warn" } as const;

/** What a worker does at once, where that is no measuring. */
const SLOTS: Record<string, string> = { generate: "Steps side by side, at most", train: "Training runs at once, at most" };

interface WorkerCardProps {
  worker: WorkerView;
  tolerance: number;
  now: Date;
}

/** A worker: whether it lives, what it does, what it can measure and how fast its host is. */
export function WorkerCard({ worker, tolerance, now }: WorkerCardProps) {
  const facts = [
    { label: "Host", value: <span className="[overflow-wrap:anywhere]">{worker.host}</span> },
    { label: SLOTS[worker.kind] ?? "Measuring slots", value: format.count(worker.slots) },
    { label: "Heartbeat", value: `${since(worker.heartbeatAt, now)} ago` },
    { label: "Runs for", value: since(worker.startedAt, now) },
  ];
  return (
    <section aria-label={worker.name} className="border-t border-line pt-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold [overflow-wrap:anywhere]">
          {worker.name} <Badge>{worker.kind}</Badge> <Badge tone={LIFE[worker.life]}>{worker.life}</Badge>
          {worker.life === "gone" ? null : <Badge tone={STATE[worker.state]}>{worker.state}</Badge>}
        </h2>
        {worker.life === "gone" ? null : <Drain worker={worker} />}
      </div>
      <Facts facts={facts} />
      <Detail worker={worker} now={now} />
      <Languages worker={worker} tolerance={tolerance} now={now} />
    </section>
  );
}

function Detail({ worker, now }: { worker: WorkerView; now: Date }) {
  const asked = worker.drainAskedAt !== null && worker.state !== "draining" && worker.life !== "gone";
  return (
    <>
      {worker.waitingSince && worker.life !== "gone" ? <p className="mt-3 text-sm font-medium text-warn">{worker.kind === "generate" ? "Waiting: no model is asked for" : "Quarantined: nothing is measured for"} {since(worker.waitingSince, now)}.</p> : null}
      {worker.detail ? <p className="mt-1 max-w-[75ch] border-l-2 border-warn pl-4 text-sm">{worker.detail}</p> : null}
      {asked ? <p className="mt-1 text-sm text-soft">Asked to take no more jobs; it learns of it at its next heartbeat.</p> : null}
    </>
  );
}

function Drain({ worker }: { worker: WorkerView }) {
  const path = `/api/v1/admin/workers/${encodeURIComponent(worker.name)}/drain`;
  if (worker.drainAskedAt) return <Act label="Resume" name={`Resume ${worker.name}`} method="DELETE" path={path} />;
  return (
    <Act
      label="Drain"
      name={`Drain ${worker.name}`}
      method="PUT"
      path={path}
      confirm={{ title: `Drain ${worker.name}?`, text: "It finishes what it has begun and takes no more jobs, of any queue, until it is resumed. It does not end by itself." }}
    />
  );
}

function Languages({ worker, tolerance, now }: WorkerCardProps) {
  if (worker.profiles.length + worker.unavailable.length === 0) return null;
  return (
    <div className="mt-3">
      <DataTable label={`Languages of ${worker.name}`}>
        <thead>
          <tr>
            <th scope="col">Language</th>
            <th scope="col">Measurement profile</th>
            <th scope="col" className="num">Speed, %</th>
            <th scope="col" className="hidden sm:table-cell"><span className="sr-only">Speed, drawn</span></th>
            <th scope="col" className="num hidden md:table-cell">Read</th>
          </tr>
        </thead>
        <tbody>
          {worker.profiles.map((profile) => {
            const drift = worker.drift.find(({ language }) => language === profile.language);
            return (
              <tr key={profile.hash}>
                <th scope="row" className="font-normal">{format.language(profile.language)}</th>
                <td><span className="font-mono text-xs" title={profile.hash}>{profile.hash.slice(0, 12)}</span><span className="block text-xs text-faint [overflow-wrap:anywhere]">{profile.label}</span></td>
                <td className={`num ${drift && !drift.isSteady ? "font-semibold text-bad" : ""}`}>{drift ? format.points(drift.speed) : "–"}</td>
                <td className="hidden sm:table-cell">{drift ? <DriftBar speed={drift.speed} tolerance={tolerance} /> : null}</td>
                <td className="num hidden text-soft md:table-cell">{drift ? `${since(drift.measuredAt, now)} ago` : "–"}</td>
              </tr>
            );
          })}
          {worker.unavailable.map(({ language, reason }) => (
            <tr key={language}>
              <th scope="row" className="font-normal">{format.language(language)}</th>
              <td colSpan={4} className="text-sm text-warn [overflow-wrap:anywhere]">{reason}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
