"use client";

import { useEffect, useRef, useState } from "react";
import { metricPageSchema, trainingViewSchema, type MetricPage, type TrainingView } from "@/lib/core/views/training";
import { ask } from "./api";
import { NOTHING_HELD, withPage, type HeldMetrics } from "./series";
import { isOpen } from "./state";

const OPEN_MS = 2000;
/** After its end too: the last events may come late, and evaluations go on. */
const ENDED_MS = 10_000;
const MOST_POINTS = 2000;

export type Connection = "live" | "lost";

interface Followed {
  run: TrainingView;
  metrics: HeldMetrics;
  connection: Connection;
}

/** A run as it goes on: what the server rendered first, then only what is new of its metrics, while somebody looks. */
export function useTraining(initial: TrainingView, firstPage: MetricPage): Followed {
  const [run, setRun] = useState(initial);
  const [metrics, setMetrics] = useState(() => withPage(NOTHING_HELD, firstPage));
  const [connection, setConnection] = useState<Connection>("live");
  const lastSeq = useRef(metrics.lastSeq);
  const state = useRef(run.state);
  // The page was rendered anew, after an act.
  useEffect(() => setRun(initial), [initial]);
  useEffect(() => void (state.current = run.state), [run.state]);
  const { id } = initial;
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLooking = false;
    const look = async () => {
      clearTimeout(timer);
      if (isLooking) return;
      isLooking = true;
      if (document.visibilityState === "visible") await take(controller.signal);
      isLooking = false;
      if (!controller.signal.aborted) timer = setTimeout(() => void look(), isOpen(state.current) ? OPEN_MS : ENDED_MS);
    };
    const take = async (signal: AbortSignal) => {
      const [view, page] = await Promise.all([ask(`/runs/${id}`, trainingViewSchema, { signal }), ask(`/runs/${id}/metrics?since=${lastSeq.current}&maxPoints=${MOST_POINTS}`, metricPageSchema, { signal })]);
      if (signal.aborted) return;
      setConnection(view.ok && page.ok ? "live" : "lost");
      if (view.ok) setRun(view.value);
      if (!page.ok) return;
      lastSeq.current = Math.max(lastSeq.current, page.value.lastSeq);
      setMetrics((held) => withPage(held, page.value));
    };
    const lookNow = () => void look();
    timer = setTimeout(lookNow, OPEN_MS);
    document.addEventListener("visibilitychange", lookNow);
    window.addEventListener("online", lookNow);
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookNow);
      window.removeEventListener("online", lookNow);
    };
  }, [id]);
  return { run, metrics, connection };
}
