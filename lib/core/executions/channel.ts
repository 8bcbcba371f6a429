/** Postgres channel on which a batch's id is sent whenever it has new results. */
export const EXECUTION_CHANNEL = "afterburner_executions";
