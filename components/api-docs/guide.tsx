import Link from "next/link";
import { CodeBlock } from "@/components/ui/code";
import { LANGUAGES } from "@/lib/core/problem";
import { InlineText } from "./inline-text";

const START = (origin: string): string => `export AFTERBURNER=${origin}
export AFTERBURNER_KEY=ab_...            # made on the account page

# what is there
curl "$AFTERBURNER/api/v1/leaderboard?set=starter"

# check a file, then submit it
curl -H "Authorization: Bearer $AFTERBURNER_KEY" -F set=starter -F model=my-model \\
  -F file=@samples.jsonl "$AFTERBURNER/api/v1/submissions?dryRun=1"
curl -H "Authorization: Bearer $AFTERBURNER_KEY" -H 'Idempotency-Key: run-12' \\
  -F set=starter -F model=my-model -F method=grpo -F iteration=3 \\
  -F file=@samples.jsonl "$AFTERBURNER/api/v1/submissions"`;

const RULES: [id: string, title: string, text: string][] = [
  ["keys", "Keys", "Send `Authorization: Bearer ab_…`. A key has scopes: `read` your private results, `submit` (change, cancel, publish) your submissions, `execute` programs, `admin`. Without a key you are a visitor and read what is public."],
  ["paging", "Lists", "Lists take `limit` and `cursor` and give `nextCursor`, null on the last page; the next page is also in the `Link` header. A cursor names the last row that was given, so that rows which come or go between two pages shift nothing."],
  ["caching", "Caching", "What is read carries an `ETag`; with `If-None-Match` an unchanged answer is 304 without a body. What was asked for with a key or a session is `private`."],
  ["idempotency", "Repeating", "With a header `Idempotency-Key` a repeated POST that makes something gives the first one's result back and does nothing again, for a day at least. Another request under the same key is a conflict. Keys of two people never meet."],
  ["queries", "Parameters", "A parameter that an address does not know, or that is given twice, is refused with 400: a misspelt filter is not taken for none."],
  ["cors", "Other sites", "Pages of other sites may read what is public, without credentials. Writes from them are refused."],
  ["submit", "Files", "At most 64 MiB a file and 256 KiB a solution; the formats are on the submit page. Faults are named by line or key."],
];

/**
 * What holds for every call.
 * @param origin where this installation is reached
 */
export function Guide({ origin }: { origin: string }) {
  return (
    <div className="prose !max-w-[85ch]">
      <h2 id="start">Begin</h2>
      <CodeBlock code={START(origin)} language="shell" label="First calls with curl" />
      {RULES.map(([id, title, text]) => (
        <p key={id} id={id} className="scroll-mt-4 target:bg-integral-tint"><strong>{title}.</strong> <InlineText text={text} /></p>
      ))}
      <p id="languages"><strong>Languages.</strong> A submission, its scores and a leaderboard are about one language: figures are compared with reference solutions in the same one. <code>language</code> is one of {LANGUAGES.map((language, index) => <span key={language}>{index > 0 ? ", " : ""}<code>{language}</code></span>)}; without it a board or a problem is shown in Python, or in the first language where there is no Python. <code>set.languages</code> says in which a set can be scored.</p>
      <p>The <Link href="/submit">submit page</Link> does the same in a browser.</p>
    </div>
  );
}
