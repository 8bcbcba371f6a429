import type { ProblemListItem } from "../views/problems";
import type { Column } from "./table";

/** The problems of a set with the span of their reference solutions and the share of samples accepted. */
export const PROBLEM_COLUMNS: readonly Column<ProblemListItem>[] = [
  { name: "problem", type: "text", value: (row) => row.slug },
  { name: "external_id", type: "text", value: (row) => row.externalId },
  { name: "title", type: "text", value: (row) => row.title },
  { name: "difficulty", type: "text", value: (row) => row.difficulty },
  { name: "tags", type: "text", value: (row) => row.tags.join("; ") },
  { name: "cases", type: "integer", value: (row) => row.caseCount },
  { name: "references", type: "integer", value: (row) => row.referenceCount },
  { name: "calibrated", type: "integer", value: (row) => row.calibratedCount },
  { name: "fastest_wall_ns", type: "integer", value: (row) => row.fastestWallNs },
  { name: "slowest_wall_ns", type: "integer", value: (row) => row.slowestWallNs },
  { name: "pass_rate", type: "float", value: (row) => row.passRate },
  { name: "not_scorable", type: "text", value: (row) => row.notScorable },
];
