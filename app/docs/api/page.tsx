import type { Metadata } from "next";
import { PageTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { LANGUAGES } from "@/lib/core/problem";
import { ERROR_CODES } from "@/lib/core/errors";
import { statusOf } from "@/lib/server/http-errors";
import { DataTable } from "@/components/ui/data-table";

export const metadata: Metadata = { title: "API" };

const ROUTES: [string, string, string][] = [
  ["GET", "/api/v1/leaderboard?set=&language=&format=json|csv", "Entries with scores, intervals and rank ranges; the first set when none is named."],
  ["GET", "/api/v1/problem-sets", "Problem sets with version, counts and calibration."],
  ["GET", "/api/v1/problems?set=&language=", "The problems of a set."],
  ["GET", "/api/v1/problems/{set}/{slug}?language=", "One problem: statement, limits, public cases, figures of the reference solutions, entries."],
  ["POST", "/api/v1/submissions", "Submits a file of solutions; 201 with the submission."],
  ["POST", "/api/v1/submissions?dryRun=1", "Checks a file and queues nothing."],
  ["GET", "/api/v1/submissions?set=&language=&state=&cursor=&limit=", "Submissions, newest first."],
  ["GET", "/api/v1/submissions/{id}", "State, counts, scores."],
  ["GET", "/api/v1/submissions/{id}/samples?after=", "Its samples; with a cursor only those judged since."],
  ["GET", "/api/v1/submissions/{id}/events", "The same, live, as server-sent events: progress, samples, end."],
  ["GET", "/api/v1/executions/{id}", "One program measured: verdict, figures, repeats, trace, code; or a batch with its results."],
  ["POST", "/api/v1/executions", "Runs a batch of programs, on problems or by themselves; 202, or a stream of results with Accept: application/x-ndjson."],
  ["GET", "/api/v1/executions/{id}?after=&wait=", "Results of a batch after a cursor, waiting up to so many seconds; as a stream with Accept: application/x-ndjson."],
  ["DELETE", "/api/v1/executions/{id}", "Gives up what is still open in a batch."],
  ["POST", "/execute", "The Monolith API: runs one program. GET /results/{id} and GET /status belong to it."],
  ["GET", "/api/v1/healthz", "200 when web app and database answer, 503 when not."],
];

const SUBMIT = `curl -F set=starter -F model=my-model -F method=grpo -F iteration=3 \\
  -F file=@samples.jsonl http://localhost:3000/api/v1/submissions

# or the file as the body, its fields in the query
curl -H 'Content-Type: application/jsonl' --data-binary @samples.jsonl \\
  'http://localhost:3000/api/v1/submissions?set=starter&model=my-model'`;

const PROBLEM = `{
  "type": "/docs/api#invalid_input",
  "title": "The request is not valid",
  "status": 400,
  "code": "invalid_input",
  "detail": "3 solutions cannot be read",
  "hint": "Correct the named lines and send the file again.",
  "faults": [{ "where": "line 12", "problem": "is cut off after column 840" }],
  "moreFaults": 0
}`;

export default function ApiPage() {
  return (
    <>
      <PageTitle title="API" lead="Everything on a page can be got here. Scores are shares from 0 to 1, times nanoseconds, memory bytes; the units are in the names." />
      <div className="prose !max-w-[85ch]">
        <h2>Routes</h2>
        <DataTable>
          <thead><tr><th scope="col">Route</th><th scope="col">What it gives</th></tr></thead>
          <tbody>
            {ROUTES.map(([verb, path, text]) => (
              <tr key={verb + path} className="align-top">
                <th scope="row" className="font-mono text-xs font-normal [overflow-wrap:anywhere]"><span className="text-soft">{verb}</span> {path}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        <h2 id="languages">Languages</h2>
        <p>A submission, its scores and a leaderboard are about one language: figures are compared with reference solutions in the same one. <code>language</code> is one of {LANGUAGES.map((language, index) => <span key={language}>{index > 0 ? ", " : ""}<code>{language}</code></span>)}; without it a board or a problem is shown in Python, or in the first language where there is no Python. <code>set.languages</code> says in which a set can be scored. A file holds solutions in one language.</p>
        <h2 id="submit">Submitting</h2>
        <p>Fields: <code>set</code> and <code>model</code>; if you like <code>method</code>, <code>iteration</code>, <code>decoding</code>, <code>link</code>, <code>licence</code>, <code>sizeBillions</code>, <code>openWeights</code>, <code>notes</code>. The formats are on the submit page. At most 64 MiB a file and 256 KiB a solution. A header <code>Idempotency-Key</code> makes a repeated request give the first one&rsquo;s submission back.</p>
        <CodeBlock code={SUBMIT} language="shell" label="Two ways to submit" />
        <h2 id="events">Events</h2>
        <p><code>progress</code> carries the submission whenever it changes, <code>samples</code> the rows newly judged, <code>end</code> closes the run. The id of an event is a cursor: a client that comes back with <code>Last-Event-ID</code> goes on where it stopped.</p>
        <h2 id="errors">Errors</h2>
        <p>Problem details as in RFC 9457, with a code that stays the same, and at most 50 faults by line or field.</p>
        <CodeBlock code={PROBLEM} language="json" label="Example of an error" copy={false} />
        <DataTable className="mt-4 !w-auto">
          <thead><tr><th scope="col">Code</th><th scope="col" className="num">Status</th></tr></thead>
          <tbody>
            {ERROR_CODES.map((code) => <tr key={code} id={code} className="target:bg-integral-tint"><th scope="row" className="font-mono text-xs font-normal">{code}</th><td className="num">{statusOf(code)}</td></tr>)}
          </tbody>
        </DataTable>
      </div>
    </>
  );
}
