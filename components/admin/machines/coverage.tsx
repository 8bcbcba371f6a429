import Link from "next/link";
import * as format from "@/components/format";
import { problemHref } from "@/components/problems/href";
import { Badge, CHIP, EmptyState } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { VerdictBadge } from "@/components/ui/verdict";
import { COVERAGE_LISTS, type CoverageListName, type CoverageRow, type SetCoverage } from "@/lib/core/views/admin-sets";
import { DisableButton } from "./disable-button";
import { setHref } from "./set-table";

const NAMES: Record<CoverageListName, string> = {
  disabled: "disabled",
  "not-scorable": "not scorable",
  "no-tests": "without tests",
  "no-references": "without references",
  "no-signal": "cannot be told apart",
  "references-fail": "references fail",
  "same-case": "all fail one case",
};

const MEANING: Record<CoverageListName, string> = {
  disabled: "An admin took them out of all scores. The reason is public.",
  "not-scorable": "The import found something missing: they take no part in scores.",
  "no-tests": "Without a test case nothing can be judged.",
  "no-references": "Without a human solution in the language there is nothing to score against.",
  "no-signal": "Their measured references differ by no more than noise in time, memory and integral, so that places among them say little.",
  "references-fail": "Human solutions that are wrong here. Where several fail at one case, the test, the checker or a limit may be at fault.",
  "same-case": "Every sample of several submissions fails at one and the same test case: that case may be wrong.",
};

export function coverageHref({ set, language, list }: { set: string; language?: string | undefined; list?: CoverageListName | undefined }): string {
  const params = new URLSearchParams();
  if (language) params.set("language", language);
  if (list) params.set("list", list);
  return `${setHref(set)}?${params.toString()}#coverage`;
}

export function CoverageFilter({ coverage }: { coverage: SetCoverage }) {
  return (
    <nav aria-label="Problems by what is the matter" className="flex flex-wrap gap-2">
      {COVERAGE_LISTS.map((list) => {
        const current = coverage.list === list;
        return (
          <Link key={list} prefetch={false} scroll={false} href={coverageHref({ set: coverage.set.slug, language: coverage.language, list })} aria-current={current ? "page" : undefined} className={`${CHIP} ${current ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
            {NAMES[list]} {format.count(coverage.counts[list])}
          </Link>
        );
      })}
    </nav>
  );
}

export function CoverageTable({ coverage }: { coverage: SetCoverage }) {
  return (
    <>
      <p className="mt-3 mb-2 max-w-[75ch] text-sm text-soft">{MEANING[coverage.list]}</p>
      {coverage.rows.length === 0 ? <EmptyState title={`No problem: ${NAMES[coverage.list]}`} /> : (
        <DataTable label="Problems">
          <thead>
            <tr>
              <th scope="col">Problem</th>
              <th scope="col">What is the matter</th>
              <th scope="col"><span className="sr-only">Actions</span></th>
            </tr>
          </thead>
          <tbody>{coverage.rows.map((row) => <Row key={row.problem.slug} set={coverage.set.slug} language={coverage.language} row={row} />)}</tbody>
        </DataTable>
      )}
    </>
  );
}

function Row({ set, language, row }: { set: string; language: string; row: CoverageRow }) {
  const { problem, disabled, what, examples } = row;
  return (
    <tr>
      <th scope="row" className="font-normal">
        <Link prefetch={false} href={problemHref(set, problem.slug, language)} className="font-[560] [overflow-wrap:anywhere] hover:underline">{problem.title}</Link>
        {disabled ? <span className="ml-2"><Badge tone="warn">disabled</Badge></span> : null}
      </th>
      <td>
        <span className="block max-w-[60ch] text-sm [overflow-wrap:anywhere]">{what}</span>
        {examples.map((example) => (
          <span key={example.executionId} className="mt-1 flex flex-wrap items-center gap-x-2 text-xs">
            <VerdictBadge verdict={example.verdict} />
            <Link prefetch={false} href={`/executions/${example.executionId}`} className="link">{example.label}</Link>
            <span className="text-soft">{example.reason}</span>
          </span>
        ))}
      </td>
      <td className="num"><DisableButton set={set} problem={problem} isDisabled={disabled !== null} /></td>
    </tr>
  );
}
