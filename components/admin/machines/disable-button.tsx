import { Act } from "./act";

interface DisableButtonProps {
  set: string;
  problem: { slug: string; title: string };
  isDisabled: boolean;
}

/** Takes a problem out of the scores, or lets it count again. */
export function DisableButton({ set, problem, isDisabled }: DisableButtonProps) {
  const path = `/api/v1/admin/sets/${encodeURIComponent(set)}/problems/${encodeURIComponent(problem.slug)}/disabled`;
  if (isDisabled) {
    return (
      <Act label="Enable" name={`Enable ${problem.title}`} method="DELETE" path={path} confirm={{ title: `Let ${problem.title} count again?`, text: "All scores of the set are computed anew. References of it that are not measured yet are measured first." }} />
    );
  }
  return (
    <Act
      label="Disable"
      name={`Disable ${problem.title}`}
      method="PUT"
      path={path}
      confirm={{ title: `Disable ${problem.title}?`, text: "It is left out of all scores, boards and coverage, and the scores of the set are computed anew at once. The reason is public.", reason: "Reason" }}
    />
  );
}
