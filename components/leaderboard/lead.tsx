import * as format from "@/components/format";
import { KIND_TEXT, METRIC_STYLES } from "@/components/ui/metrics";
import { Term } from "@/components/ui/term";
import type { Language } from "@/lib/core/problem";
import type { Metric } from "@/lib/core/views/common";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";

interface LeadProps {
  metric: Metric;
  entries: LeaderboardEntry[];
  setKind: string;
  /** Of all solutions, where the set can be scored in others too; else null. */
  language: Language | null;
}

/** One sentence that says what the leading number means, with the best entry's own figure. */
export function Lead({ metric, entries, setKind, language }: LeadProps) {
  const style = METRIC_STYLES[metric];
  const best = entries.filter((entry) => entry.origin !== "published").sort((a, b) => b.metrics[metric].mean - a.metrics[metric].mean)[0];
  const share = best ? format.percent(best.metrics[metric].mean) : format.percent(0.45);
  const name = <Term id={style.term} className={`font-semibold ${KIND_TEXT[style.kind]}`}>{style.label}</Term>;
  const who = best ? <>, here of {best.model.name},</> : null;
  if (metric === "passAt1") {
    return (
      <p>
        A {name} of <b className="font-semibold text-ink">{share}</b>{who} means: one sample solves a problem with that probability, every test case right. It says nothing about speed or memory.
      </p>
    );
  }
  return (
    <p>
      A {name} of {share}{who} means: correct, and {style.meaning} <b className="font-semibold text-ink">{share} of the {setKind === "starter" ? "reference" : "human"} solutions{language === null ? null : ` in ${format.language(language)}`}</b>, measured on the same machine; a wrong answer counts 0. Entries that the data cannot tell apart <Term id="rank">share a range</Term> of ranks.
    </p>
  );
}
