import Link from "next/link";
import * as format from "@/components/format";
import { Badge, EmptyState } from "@/components/ui/basics";
import type { Concern, Overview } from "@/lib/core/views/admin-overview";

interface Told {
  href: string;
  tone: "bad" | "warn" | "plain";
  /** With its number: "3 failed jobs". */
  words: (count: number) => string;
  todo: string;
}

const CONCERNS: Record<Concern, Told> = {
  noWorkers: { href: "/admin/workers", tone: "bad", words: (count) => `${format.plural(count, "open submission")}, and no worker lives`, todo: "Nothing is measured before one is started." },
  lateWorkers: { href: "/admin/workers", tone: "bad", words: (count) => `${format.plural(count, "worker")} not heard of`, todo: "What they were measuring goes to others; see whether their hosts are up." },
  waitingWorkers: { href: "/admin/workers", tone: "warn", words: (count) => `${format.plural(count, "worker")} waiting`, todo: "They cannot measure now, and say why." },
  pausedQueues: { href: "/admin/queue", tone: "warn", words: (count) => `${format.plural(count, "queue")} paused`, todo: "Nothing of them is done until an admin resumes them." },
  failedJobs: { href: "/admin/queue", tone: "bad", words: (count) => format.plural(count, "failed job"), todo: "Their last try is over; retry or cancel them." },
  failedImports: { href: "/admin/sets", tone: "bad", words: (count) => `${format.plural(count, "import")} failed in the last seven days`, todo: "Each says what went wrong." },
  failedSubmissions: { href: "/admin/submissions?state=failed", tone: "bad", words: (count) => `${format.plural(count, "submission")} failed in the last seven days`, todo: "Through our own fault: have them measured again." },
  unverified: { href: "/admin/submissions?standing=unverified", tone: "plain", words: (count) => `${format.plural(count, "public submission")} not verified`, todo: "Check whether the model wrote the solutions, and vouch for it." },
  usedUpQuotas: { href: "/admin/users?role=researcher", tone: "plain", words: (count) => `${format.plural(count, "researcher")} at the limit of today's samples`, todo: "A higher limit can be set for each." },
  owedPasswords: { href: "/admin/users?state=password", tone: "plain", words: (count) => `${format.plural(count, "account")} with a one-time password`, todo: "It was given out and has not been changed yet." },
};

/** What waits for an admin, each a link to where it is dealt with. */
export function Concerns({ concerns }: { concerns: Overview["concerns"] }) {
  if (concerns.length === 0) return <EmptyState title="Nothing needs you now">Workers, queues, imports and submissions are well.</EmptyState>;
  return (
    <ul className="border-t border-line">
      {concerns.map(({ concern, count, examples }) => {
        const { href, tone, words, todo } = CONCERNS[concern];
        return (
          <li key={concern} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-3">
            <Badge tone={tone}>{tone === "plain" ? "to do" : tone === "bad" ? "trouble" : "notice"}</Badge>
            <div className="min-w-0 flex-1 basis-72">
              <Link href={href} className="font-[560] hover:underline">{words(count)}</Link>
              <p className="text-sm text-soft">{todo}</p>
              <p className="text-xs [overflow-wrap:anywhere] text-faint">{examples.join(" · ")}{count > examples.length && examples.length > 0 ? " …" : ""}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
