import type { Metadata } from "next";
import { PageTitle } from "@/components/ui/basics";
import { GLOSSARY, type TermId } from "@/components/ui/glossary";
import { Mark } from "@/components/ui/mark";
import { VerdictBadge } from "@/components/ui/verdict";
import { VERDICT_MEANING, VERDICTS } from "@/lib/core/verdict";

export const metadata: Metadata = { title: "What the numbers mean" };

const GROUPS: { title: string; terms: TermId[] }[] = [
  { title: "Scores", terms: ["beyond-i", "beyond-t", "beyond-m", "pass-at-1", "noise-aware", "mercury-beyond", "win-rate", "coverage"] },
  { title: "How sure", terms: ["interval", "rank", "smallest-difference", "efficiency-signal"] },
  { title: "Figures of one program", terms: ["wall-time", "peak-memory", "integral", "dropped"] },
  { title: "What it is measured with", terms: ["reference", "calibration", "profile", "verdict"] },
];

function Terms({ title, terms }: { title: string; terms: TermId[] }) {
  return (
    <>
      <h2>{title}</h2>
      <dl className="grid gap-x-12 md:grid-cols-2">
        {terms.map((id) => (
          <div key={id} id={id} className="scroll-mt-4 target:bg-integral-tint">
            <dt><a href={`#${id}`} className="!no-underline hover:!underline">{GLOSSARY[id].title}</a></dt>
            <dd className="text-soft">{GLOSSARY[id].text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export default function MethodPage() {
  return (
    <>
      <PageTitle title="What the numbers mean" lead="Every number here leads to a program and to the measurement behind it." />
      <div className="prose !max-w-none [&>p]:max-w-[75ch] [&>pre]:max-w-[75ch]">
        <h2>In short</h2>
        <p>
          A model writes programs for a set of problems. Each program is judged on every test case of its problem. Correct ones are measured: how long they take, how much memory they hold at once, and how much memory they hold over time. The same machine has measured the reference solutions of the problem before. A Beyond score is the share of those reference solutions that the program equals or beats, 0 where it is wrong, averaged over all problems.
        </p>
        <p className="flex flex-wrap gap-x-6">
          <span><Mark kind="time" className="mr-1.5 inline-block" /><span className="text-time">time</span></span>
          <span><Mark kind="memory" className="mr-1.5 inline-block" /><span className="text-memory">memory</span></span>
          <span><Mark kind="integral" className="mr-1.5 inline-block" /><span className="text-integral">memory integral</span></span>
          <span className="text-soft">in every table and drawing</span>
        </p>
        {GROUPS.map((group) => <Terms key={group.title} {...group} />)}
        <h2 id="verdicts">Verdicts</h2>
        <ul className="!list-none !pl-0">
          {VERDICTS.map((verdict) => <li key={verdict}><VerdictBadge verdict={verdict} /> <span aria-hidden>{VERDICT_MEANING[verdict]}</span></li>)}
        </ul>
        <h2 id="formulas">Formulas</h2>
        <p>For a program with figure <em>x</em> and the reference solutions&rsquo; figures <em>D</em> of the same problem, in the same language, on the same profile:</p>
        <pre tabIndex={0}><code>{"beyond(x) = |{ d in D : d >= x }| / |D|     0 for any verdict but AC\nPass@1    = mean over problems of c / n     c of n samples correct"}</code></pre>
        <p>Scores are means over all scorable problems of the set, over the samples within a problem first. Intervals come from at least 2,000 bootstrap resamples over problems, the same resamples for every entry, so that differences between entries are paired. An entry&rsquo;s best rank is one plus the number of entries that are significantly better.</p>
        <h2 id="units">Units</h2>
        <p>MB is 10<sup>6</sup> bytes everywhere, so that MB and MB·s read in the same unit; limits that are powers of two therefore look odd (1 GiB is 1,074 MB). Times are wall clock. Points are points of a per cent. Dates are UTC.</p>
        <h2 id="how">How a program is measured</h2>
        <p>Each test case is a process of its own in a container without network, on one pinned core, in a fresh and empty workspace. Time, peak memory and the memory samples come from the kernel, read by a process that the program can neither signal nor trace. One warm-up is thrown away; then the whole set of test cases is repeated, 9 to 15 times, until the time is known to 0.5 %; of each case the lower quartile counts. A yardstick program of ours runs before every repeat, and times are related to it, so that a host that runs slower for a while makes no program look slower; a host more than 10 % off its reference speed measures nothing. Repeats that something else on the machine disturbed are dropped, kept for reading, and replaced. A missing or disturbed measurement is our fault (IE) and is tried again; it never becomes a zero.</p>
      </div>
    </>
  );
}
