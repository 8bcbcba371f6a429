import { expect } from "vitest";

import { useSandbox } from "../support";
import { DENIED, describeAttacks } from "./attack";

const fixture = useSandbox();

const SIGSYS = 31;

describeAttacks("escape", fixture, {
  read_secrets: DENIED,
  write_system: DENIED,
  system_calls: DENIED,
  other_numbering: { status: "signalled", stdout: "", check: ({ signal }) => expect(signal).toBe(SIGSYS) },
  network: DENIED,
  other_processes: { status: "ok", stdout: "done True\n" },
  // No device beyond Docker's harmless ones, nothing made, no new privileges, and no capability in the bounding set.
  devices: { status: "ok", stdout: "[]\n1 0\n" },
});
