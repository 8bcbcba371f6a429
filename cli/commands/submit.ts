import { Option, type Command } from "commander";
import { AppError } from "@/lib/core/errors";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";
import { METHODS } from "@/lib/core/views/common";
import type { PreviewAnswer, SubmissionAnswer } from "../remote/answers";
import { changeSubmission } from "../remote/change";
import type { Client } from "../remote/client";
import { connect, remoteOptions } from "../remote/connect";
import { previewRows } from "../remote/preview";
import { hasEnded } from "../remote/follow";
import type { RemoteOptions } from "../remote/target";
import { idempotencyKey, sendForGood, sendForPreview, uploadFile, type Fields, type Sending, type UploadFile } from "../remote/upload";
import { followAloud, printSubmission } from "../remote/watching";
import { note, printJson, printLine, type Io } from "../support/io";
import { language, number } from "../support/options";
import { createProgress } from "../support/progress";
import { columns, fileSize } from "../support/text";
import type { Configure } from ".";

interface SubmitOptions extends RemoteOptions {
  set: string;
  model: string;
  method?: string;
  iteration?: number;
  decoding?: string;
  link?: string;
  licence?: string;
  sizeBillions?: number;
  openWeights?: boolean;
  costUsd?: number;
  notes?: string;
  language?: Language;
  idempotencyKey?: string;
  again?: boolean;
  publish?: boolean;
  follow?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `afterburner submit FILE --set SLUG --model NAME`. */
export const submit: Configure = (command, io) => {
  remoteOptions(metadataOptions(command.argument("<file>", "solutions, in any format that the submit page takes")))
    .option("--language <language>", `refuse the file when its solutions are in another language: ${LANGUAGES.join(", ")}`, language)
    .option("--dry-run", "say what the file holds and what is wrong with it; queue nothing")
    .option("--follow", "wait for the scores; Ctrl-C stops the waiting, not the submission")
    .option("--publish", "wait for the scores, then put it on the leaderboard")
    .option("--again", "submit anew what was submitted before with the same fields")
    .addOption(new Option("--idempotency-key <key>", "a key of your own: the same key gives the same submission").conflicts("again"))
    .option("--json", "print the answer as the server gives it")
    .action(async (path: string, options: SubmitOptions) => submitFile(io, await uploadFile(path), options));
};

function metadataOptions(command: Command): Command {
  return command
    .requiredOption("--set <slug>", "problem set")
    .requiredOption("--model <name>", "model that wrote the solutions")
    .addOption(new Option("--method <method>", "how the model was trained").choices(METHODS))
    .option("--iteration <n>", "iteration of the method", number)
    .option("--decoding <text>", "how it was decoded, such as \"greedy\" or \"t=0.8, n=10\"")
    .option("--link <url>", "page of the model")
    .option("--licence <name>", "licence of the model")
    .option("--size-billions <n>", "parameters, in thousands of millions", number)
    .option("--open-weights", "its weights are open")
    .option("--no-open-weights", "its weights are not open")
    .option("--cost-usd <n>", "what the solutions cost, in US dollars", number)
    .option("--notes <text>", "anything else that a reader should know");
}

function fieldsOf(options: SubmitOptions): Fields {
  const { set, model, method, iteration, decoding, link, licence, sizeBillions, openWeights, costUsd, notes } = options;
  const given = Object.entries({ set, model, method, iteration, decoding, link, licence, sizeBillions, openWeights, costUsd, notes });
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}

async function submitFile(io: Io, file: UploadFile, options: SubmitOptions): Promise<void> {
  const progress = createProgress(io.stderr, io.nowMs);
  const client = await connect(io, { ...options, needsKey: true, say: (line) => progress.say(line) });
  const onSent = (bytes: number) => {
    if (bytes < file.bytes) progress.update(`sending ${file.name}: ${fileSize(bytes)} of ${fileSize(file.bytes)}`);
    else if (io.stderr.isTTY) progress.update(`sent ${file.name}; the server reads it`);
  };
  const sending: Sending = { client, file, fields: fieldsOf(options), onSent };
  try {
    if (options.dryRun || options.language) {
      const preview = await sendForPreview(sending);
      progress.done();
      refuseOtherLanguage(file, preview.value, options.language);
      if (options.dryRun) return printPreview(io, preview.value, preview.raw, options.json === true);
    }
    const key = options.idempotencyKey ?? (await idempotencyKey(file, sending.fields, options.again === true));
    const { value, wasThere } = await sendForGood(sending, key, io.nowMs);
    progress.done();
    if (wasThere) note(io, `This file was submitted with these fields before, at ${value.createdAt}: here is that submission. To submit it anew: --again`);
    await toTheEnd(io, client, value, options);
  } finally {
    progress.done();
  }
}

async function toTheEnd(io: Io, client: Client, view: SubmissionAnswer, { follow, publish, json }: SubmitOptions): Promise<void> {
  if (!follow && !publish) return printSubmission(io, client, view, json === true);
  if (!hasEnded(view)) note(io, `Submission ${view.id} is queued: ${client.target.server}/submissions/${view.id}`);
  const ended = await followAloud(io, client, view.id);
  if (ended === null) return;
  const last = publish && ended.state === "scored" ? await changeSubmission(client, view.id, "publish") : ended;
  await printSubmission(io, client, last, json === true);
}

function refuseOtherLanguage(file: UploadFile, { languages }: PreviewAnswer, wanted: Language | undefined): void {
  const others = LANGUAGES.filter((one) => one !== wanted && (languages[one] ?? 0) > 0);
  if (wanted === undefined || others.length === 0) return;
  throw new AppError("invalid_input", `${file.name} holds solutions in ${others.map((one) => LANGUAGE_NAMES[one]).join(", ")}, not in ${LANGUAGE_NAMES[wanted]}.`, {
    hint: "Nothing was queued. Say the language of each solution in the file (`\"language\": …`), or leave out --language.",
  });
}

function printPreview(io: Io, preview: PreviewAnswer, raw: unknown, json: boolean): void {
  if (json) return printJson(io, raw);
  for (const line of columns(previewRows(preview))) printLine(io, line);
  note(io, "Nothing was queued.");
}
