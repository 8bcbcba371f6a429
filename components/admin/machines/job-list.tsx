import Link from "next/link";
import * as format from "@/components/format";
import { Badge, CHIP, EmptyState } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { isOpenJob, JOB_STATES, type JobState } from "@/lib/core/job-states";
import type { JobFilterInput, JobView } from "@/lib/core/views/admin-queue";
import { Act } from "./act";
import { kindName, queueName, since } from "./names";

const TONES: Record<JobState, "plain" | "good" | "warn" | "bad"> = { waiting: "plain", active: "warn", retrying: "warn", failed: "bad", cancelled: "plain", done: "good" };
const RETRY = "/api/v1/admin/queue/jobs/retry";
const CANCEL = "/api/v1/admin/queue/jobs/cancel";
const WHAT_ENDS = "What the jobs are for ends with them: a sample's submission, a reference's calibration, an improvement run, a batch, an import. It cannot be taken back.";

/** The page of the queue with these jobs. */
export function jobsHref({ queue, kind, state }: JobFilterInput): string {
  const params = new URLSearchParams({ queue });
  if (kind) params.set("kind", kind);
  if (state) params.set("state", state);
  return `/admin/queue?${params.toString()}#jobs`;
}

export function StateFilter({ filter }: { filter: JobFilterInput }) {
  return (
    <nav aria-label="Jobs by state" className="flex flex-wrap gap-2">
      {[undefined, ...JOB_STATES].map((state) => {
        const current = filter.state === state;
        return (
          <Link key={state ?? "all"} prefetch={false} scroll={false} href={jobsHref({ ...filter, state })} aria-current={current ? "page" : undefined} className={`${CHIP} ${current ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
            {state ?? "all"}
          </Link>
        );
      })}
    </nav>
  );
}

/** Retry or cancel all that the filter lets through. */
export function AllJobs({ filter }: { filter: JobFilterInput }) {
  const what = `${filter.state ?? ""} jobs of ${queueName(filter.queue).toLowerCase()}${filter.kind ? `, ${kindName(filter.kind)}` : ""}`.trim();
  const mayRetry = filter.state === "failed" || filter.state === "cancelled" || filter.state === "retrying";
  const mayCancel = filter.state === undefined || isOpenJob(filter.state);
  return (
    <div className="flex flex-wrap gap-3">
      {mayRetry ? <Act label="Retry all" name={`Retry all ${what}`} method="POST" path={RETRY} body={{ ...filter }} tell="jobs" confirm={{ title: `Retry all ${what}?`, text: "Each of them is tried again at once, as far as workers are free." }} /> : null}
      {mayCancel ? <Act label="Cancel all" name={`Cancel all ${what}`} method="POST" path={CANCEL} body={{ ...filter }} tell="jobs" confirm={{ title: `Cancel all open ${what}?`, text: WHAT_ENDS, reason: "Reason" }} /> : null}
    </div>
  );
}

export function JobTable({ jobs, now }: { jobs: JobView[]; now: Date }) {
  if (jobs.length === 0) return <EmptyState title="No such jobs" />;
  return (
    <DataTable label="Jobs">
      <thead>
        <tr>
          <th scope="col">About</th>
          <th scope="col">State</th>
          <th scope="col" className="num hidden sm:table-cell">Tries</th>
          <th scope="col" className="num hidden md:table-cell">Put in</th>
          <th scope="col"><span className="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>{jobs.map((job) => <JobRow key={job.id} job={job} now={now} />)}</tbody>
    </DataTable>
  );
}

function JobRow({ job, now }: { job: JobView; now: Date }) {
  const { subject } = job;
  const text = <span className="font-[560] [overflow-wrap:anywhere]">{subject.text}</span>;
  return (
    <tr>
      <th scope="row" className="font-normal">
        {subject.href ? <Link prefetch={false} href={subject.href} className="hover:underline">{text}</Link> : text}
        {subject.detail ? <span className="block text-xs text-faint [overflow-wrap:anywhere]">{subject.detail}</span> : null}
        {job.message ? <span className={`mt-0.5 block max-w-[70ch] text-xs [overflow-wrap:anywhere] ${job.state === "failed" ? "text-bad" : "text-soft"}`}>{job.message}</span> : null}
      </th>
      <td>
        <Badge tone={TONES[job.state]}>{job.state}</Badge>
        {job.nextTryAt ? <span className="block text-xs text-faint">again at {format.dateTime(job.nextTryAt)}</span> : null}
      </td>
      <td className="num hidden sm:table-cell">{job.attempts}<span className="text-faint"> of {job.attemptLimit}</span></td>
      <td className="num hidden text-soft md:table-cell"><time dateTime={job.createdAt}>{since(job.createdAt, now)}</time></td>
      <td className="num"><JobActions job={job} /></td>
    </tr>
  );
}

function JobActions({ job: { id, queue, kind, state, subject } }: { job: JobView }) {
  const body = { queue, ids: [id], ...(kind === "" ? {} : { kind }) };
  const about = `${subject.text}${subject.detail ? `, ${subject.detail}` : ""}`;
  const mayRetry = state === "failed" || state === "cancelled" || state === "retrying";
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {mayRetry ? <Act label="Retry" name={`Retry ${about}`} method="POST" path={RETRY} body={body} tell="jobs" /> : null}
      {isOpenJob(state) ? <Act label="Cancel" name={`Cancel ${about}`} method="POST" path={CANCEL} body={body} tell="jobs" confirm={{ title: "Cancel this job?", text: `${about}. ${WHAT_ENDS}`, reason: "Reason" }} /> : null}
    </span>
  );
}
