"use client";

import { useEffect, useState } from "react";
import { timeLeft } from "@/components/format";

/** Silence of a trainer from which on it is told. */
const QUIET_MS = 120_000;

/** Says when nothing was heard of a running trainer for a while. */
export function SinceThen({ at }: { at: string | null }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (at === null || now === null || now - Date.parse(at) < QUIET_MS) return null;
  return <span className="text-xs text-warn">nothing heard of the trainer for {timeLeft((now - Date.parse(at)) / 1000)}</span>;
}
