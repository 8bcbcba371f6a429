"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useState } from "react";
import { submissionEventSchema, type SampleRow, type SubmissionEvent, type SubmissionView } from "@/lib/core/views/submissions";
import { isOpen } from "./state";

interface State {
  submission: SubmissionView;
  rows: SampleRow[];
}

function reduce(state: State, event: SubmissionEvent): State {
  if (event.type === "progress") return { ...state, submission: event.submission };
  const news = new Map(event.rows.map((row) => [row.sampleId, row]));
  return { ...state, rows: state.rows.map((row) => news.get(row.sampleId) ?? row) };
}

export type Connection = "live" | "reconnecting" | "ended";

/**
 * A submission as it stands and as it goes on: starts from what the server has rendered, follows its
 * events, and asks for the whole page once more at the end, when the scores are there.
 */
export function useSubmission(initial: State & { cursor: string }): State & { connection: Connection } {
  const [state, dispatch] = useReducer(reduce, { submission: initial.submission, rows: initial.rows });
  const open = isOpen(initial.submission.state);
  const [connection, setConnection] = useState<Connection>(open ? "live" : "ended");
  const router = useRouter();
  const { id } = initial.submission;
  // Only says where to begin: a newer one from the server must not cut the stream.
  const cursor = useRef(initial.cursor);
  useEffect(() => {
    if (!open) return;
    const source = new EventSource(`/api/v1/submissions/${id}/events?after=${encodeURIComponent(cursor.current)}`);
    const receive = (message: MessageEvent<string>) => dispatch(submissionEventSchema.parse(JSON.parse(message.data)));
    source.addEventListener("progress", receive);
    source.addEventListener("samples", receive);
    source.addEventListener("open", () => setConnection("live"));
    source.addEventListener("error", () => setConnection("reconnecting"));
    source.addEventListener("end", () => {
      source.close();
      setConnection("ended");
      router.refresh();
    });
    return () => source.close();
  }, [id, open, router]);
  return { ...state, connection };
}
