import { connect, remoteOptions } from "../remote/connect";
import { changeSubmission, type Change } from "../remote/change";
import { submissionId } from "../remote/submission-id";
import type { RemoteOptions } from "../remote/target";
import { printSubmission } from "../remote/watching";
import type { Configure } from ".";

interface ChangeOptions extends RemoteOptions {
  json?: boolean;
}

function changing(change: Change): Configure {
  return (command, io) => {
    remoteOptions(command.argument("<submission>", "its id, or the address of its page", submissionId))
      .option("--json", "the submission as the server gives it")
      .action(async (id: string, options: ChangeOptions) => {
        const client = await connect(io, { ...options, needsKey: true });
        await printSubmission(io, client, await changeSubmission(client, id, change), options.json === true);
      });
  };
}

export const publish = changing("publish");
export const unpublish = changing("unpublish");
export const cancel = changing("cancel");
export const rerun = changing("rerun");
