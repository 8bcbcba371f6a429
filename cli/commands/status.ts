import { submissionAnswer } from "../remote/answers";
import { connect, remoteOptions } from "../remote/connect";
import { submissionId } from "../remote/submission-id";
import type { RemoteOptions } from "../remote/target";
import { followAloud, printSubmission } from "../remote/watching";
import type { Configure } from ".";

interface StatusOptions extends RemoteOptions {
  follow?: boolean;
  json?: boolean;
}

/** `afterburner status ID [--follow]`. */
export const status: Configure = (command, io) => {
  remoteOptions(command.argument("<submission>", "its id, or the address of its page", submissionId))
    .option("--follow", "wait for its end; Ctrl-C stops the waiting, not the submission")
    .option("--json", "the submission as the server gives it")
    .action(async (id: string, options: StatusOptions) => {
      const client = await connect(io, options);
      const { value } = await client.json({ path: `/api/v1/submissions/${id}` }, submissionAnswer);
      const view = options.follow ? await followAloud(io, client, id) : value;
      if (view !== null) await printSubmission(io, client, view, options.json === true);
    });
};
