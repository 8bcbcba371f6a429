import Link from "next/link";
import { Act } from "@/components/admin/machines/act";
import { since } from "@/components/admin/machines/names";
import * as format from "@/components/format";
import { Badge, EmptyState } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { TrainingCheckpointView, TrainingView } from "@/lib/core/views/training";
import { bytes } from "./format";
import { isOpen } from "./state";

/** Checkpoints with their scores, and what can be done with each; newest first. */
export function CheckpointTable({ run }: { run: TrainingView }) {
  if (run.checkpoints.length === 0) return <EmptyState title={isOpen(run.state) ? "No checkpoint yet" : "The run left no checkpoint"} />;
  return (
    <DataTable label="Checkpoints">
      <thead>
        <tr>
          <th scope="col" className="num">Step</th>
          <th scope="col" className="num hidden sm:table-cell">Size</th>
          <th scope="col" className="hidden md:table-cell">Written</th>
          <th scope="col" className="num">Pass@1, %</th>
          <th scope="col" className="num hidden lg:table-cell"><span className="text-time">Beyond-T</span>, %</th>
          <th scope="col" className="num hidden lg:table-cell"><span className="text-memory">Beyond-M</span>, %</th>
          <th scope="col" className="num"><span className="text-integral">Beyond-I</span>, %</th>
          <th scope="col"><span className="sr-only">Acts</span></th>
        </tr>
      </thead>
      <tbody>{run.checkpoints.toReversed().map((checkpoint) => <Row key={checkpoint.id} run={run} checkpoint={checkpoint} />)}</tbody>
    </DataTable>
  );
}

function Row({ run, checkpoint }: { run: TrainingView; checkpoint: TrainingCheckpointView }) {
  const { step, evaluation, isFinal, deletedAt, createdAt } = checkpoint;
  const score = (value: number | null | undefined) => (value === null || value === undefined ? "–" : format.points(value));
  return (
    <tr>
      <th scope="row" className="num font-normal">{format.count(step)} {isFinal ? <Badge tone="good">final</Badge> : null}</th>
      <td className="num hidden sm:table-cell">{deletedAt === null ? bytes(checkpoint.bytes) : <span className="text-faint">deleted</span>}</td>
      <td className="hidden text-soft md:table-cell"><time dateTime={createdAt} title={format.dateTime(createdAt)} suppressHydrationWarning>{since(createdAt, new Date())} ago</time></td>
      <td className="num">{score(evaluation?.passAt1)}</td>
      <td className="num hidden lg:table-cell">{score(evaluation?.beyondT)}</td>
      <td className="num hidden lg:table-cell">{score(evaluation?.beyondM)}</td>
      <td className="num font-semibold">{score(evaluation?.beyondI)}</td>
      <td><CheckpointActs run={run} checkpoint={checkpoint} /></td>
    </tr>
  );
}

function CheckpointActs({ run, checkpoint }: { run: TrainingView; checkpoint: TrainingCheckpointView }) {
  const { id, step, evaluation, evaluationError, deletedAt, isEvaluationAsked } = checkpoint;
  const isBroken = evaluationError !== null || evaluation?.state === "failed" || evaluation?.state === "cancelled";
  const isAsked = isEvaluationAsked && evaluation === null && evaluationError === null;
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 text-sm">
      {isAsked ? <span className="text-soft">evaluation asked for</span> : null}
      {evaluation === null ? null : evaluation.submissionId ? <Link prefetch={false} className="link" href={`/submissions/${evaluation.submissionId}`}>Submission</Link> : <Link prefetch={false} className="link" href={`/improve/${evaluation.runId}`}>Evaluation {evaluation.state}</Link>}
      {evaluationError ? <span className="max-w-[40ch] text-xs text-bad [overflow-wrap:anywhere]">{evaluationError}</span> : null}
      {deletedAt === null && (isBroken || (evaluation === null && !isAsked)) ? <Act label={isBroken ? "Evaluate again" : "Evaluate"} name={`Evaluate the checkpoint of step ${step}`} method="POST" path={`/api/v1/training/checkpoints/${id}/evaluate`} /> : null}
      {deletedAt === null ? <Link prefetch={false} className="link" href={`/admin/training/new?run=${run.id}&checkpoint=${id}`} aria-label={`Continue from step ${step}`}>Continue from here</Link> : null}
    </span>
  );
}
