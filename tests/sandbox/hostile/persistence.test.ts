import { useSandbox } from "../support";
import { DENIED, describeAttacks } from "./attack";

const fixture = useSandbox();

describeAttacks("persistence", fixture, {
  files: DENIED,
  startup_files: DENIED,
  kernel_objects: DENIED,
  background: { status: "wall_limit", wallBudgetNs: 1e9, stdout: "done\n" },
});
