"use client";

import { useCallback, useEffect, useState } from "react";
import type { TrainingEvent } from "@/lib/core/training/events";
import { trainingEventPageSchema } from "@/lib/core/views/training";
import { ask } from "./api";

interface Held {
  events: readonly TrainingEvent[];
  /** For the next older page; null where there is none. */
  nextBefore: number | null;
  /** What went wrong with the last request, in words. */
  problem: string | null;
  isLoading: boolean;
}

/**
 * A run's events of some kinds, newest first: asked for anew whenever `lastSeq` has moved, at most every few seconds,
 * and older ones on demand.
 */
export function useEvents(runId: string, kinds: string, limit: number, lastSeq: number): Held & { loadOlder: () => void } {
  const [held, setHeld] = useState<Held>({ events: [], nextBefore: null, problem: null, isLoading: true });
  const address = `/runs/${runId}/events?kinds=${kinds}&limit=${limit}`;
  const moved = useThrottled(lastSeq, 3000);
  useEffect(() => {
    const controller = new AbortController();
    void ask(address, trainingEventPageSchema, { signal: controller.signal }).then((answer) => {
      if (controller.signal.aborted) return;
      setHeld((before) => (answer.ok ? withNewest(before, answer.value) : { ...before, problem: answer.problem.detail, isLoading: false }));
    });
    return () => controller.abort();
  }, [address, moved]);
  const { nextBefore } = held;
  const loadOlder = useCallback(() => {
    if (nextBefore === null) return;
    void ask(`${address}&before=${nextBefore}`, trainingEventPageSchema).then((answer) =>
      setHeld((before) => (answer.ok ? { ...before, events: [...before.events, ...answer.value.events], nextBefore: answer.value.nextBefore, problem: null } : { ...before, problem: answer.problem.detail })),
    );
  }, [address, nextBefore]);
  return { ...held, loadOlder };
}

/** The newest page in front of what is held. Where the two do not touch, what lies between them is asked for again. */
function withNewest(before: Held, page: { events: TrainingEvent[]; nextBefore: number | null }): Held {
  const oldest = page.events.at(-1)?.seq ?? 0;
  const touches = page.nextBefore === null || before.events.some(({ seq }) => seq >= oldest);
  const older = touches ? before.events.filter(({ seq }) => seq < oldest) : [];
  return { events: [...page.events, ...older], nextBefore: older.length > 0 ? before.nextBefore : page.nextBefore, problem: null, isLoading: false };
}

/** A value that changes at most so often; the last one always arrives. */
function useThrottled(value: number, everyMs: number): number {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (value === shown) return;
    const timer = setTimeout(() => setShown(value), everyMs);
    return () => clearTimeout(timer);
  }, [value, shown, everyMs]);
  return shown;
}
