import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhookBodySchema } from "@/lib/core/views/notices";
import { signWebhook } from "@/lib/infra/notices";
import { NOTICE_QUEUE, SCORE_QUEUE } from "@/lib/infra/queue/boss";
import { ROOT, workerArgs } from "@/lib/infra/build/step";
import { waitForExit } from "@/lib/infra/processes";
import { encrypt } from "@/lib/infra/secrets";
import { webhookSecretContext } from "@/lib/services/notices/ports";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { as, person } from "@/tests/support/accounts";
import { startMailServer, type MailServer } from "@/tests/support/mail-server";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { startReceiver, type WebhookReceiver } from "@/tests/support/webhook";

const SECRET = "of-this-test-".repeat(4);
const WEBHOOK_SECRET = "abwh_of-this-test";

let bench: ServiceBench;
let receiver: WebhookReceiver;
let mailServer: MailServer;
let dataDir: string;
let worker: ChildProcess;

beforeAll(async () => {
  [bench, receiver, mailServer] = await Promise.all([startServiceBench(), startReceiver(), startMailServer()]);
  dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
  worker = spawn(process.execPath, workerArgs("workers/judge.ts"), {
    cwd: ROOT,
    env: {
      ...process.env, NODE_ENV: "production", DATABASE_URL: bench.url, DATA_DIR: dataDir, AFTERBURNER_INSTANCE: `told-${process.pid}`, DRIFT_TOLERANCE: "10", SANDBOX_LANGUAGES: "python3",
      AFTERBURNER_SECRET: SECRET, SMTP_URL: mailServer.url, MAIL_FROM: "Afterburner <no-reply@a.example>", PUBLIC_URL: "https://a.example", ALLOWED_PRIVATE_HOSTS: receiver.host,
    },
    stdio: "ignore",
  });
});

afterAll(async () => {
  worker?.kill("SIGTERM");
  if (worker && !(await waitForExit(worker, 60_000))) worker.kill("SIGKILL");
  await Promise.all([receiver?.[Symbol.asyncDispose](), mailServer?.[Symbol.asyncDispose](), bench?.close()]);
  await rm(dataDir, { recursive: true, force: true });
});

const isIdle = async (queue: string) => (await bench.boss.findJobs(queue)).every(({ state }) => ["completed", "cancelled", "failed"].includes(state));

describe("the end of a submission", () => {
  it("is told once by e-mail and once by a webhook that can be checked, by the worker that scored it", async () => {
    const imported = await problemSet([problem("a")]);
    await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
    const owner = await person(bench.ctx);
    const webhookSecret = encrypt(SECRET, WEBHOOK_SECRET, webhookSecretContext(owner.id));
    await bench.db.noticeSetting.create({ data: { userId: owner.id, byEmail: true, webhookUrl: receiver.url, webhookSecret } });
    const bytes = new TextEncoder().encode(JSON.stringify({ problem: "a", language: "python", code: "print(input())" }));
    const { id } = await createSubmission({ ctx: as(bench.ctx, owner), input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model: "m", method: "vanilla" } } });

    await until("mail and webhook are there", async () => (mailServer.mails.length > 0 && receiver.calls.length > 0 ? true : null));
    await bench.ctx.db.$transaction((tx) => bench.ctx.queue.enqueueScoring(tx, { kind: "submission", submissionId: id }));
    await until("it is scored again and nothing is left to be told", async () => ((await isIdle(SCORE_QUEUE)) && (await isIdle(NOTICE_QUEUE)) ? true : null));

    expect(mailServer.mails.map(({ to }) => to)).toEqual([[owner.email]]);
    expect(mailServer.mails[0]?.text.replaceAll("=\r\n", "")).toContain(`https://a.example/submissions/${id}`);
    expect(receiver.calls).toHaveLength(1);
    const { headers, body } = receiver.calls[0] ?? { headers: {}, body: "" };
    expect(headers["x-afterburner-signature"]).toBe(signWebhook(WEBHOOK_SECRET, String(headers["x-afterburner-timestamp"]), body));
    expect(webhookBodySchema.parse(JSON.parse(body))).toMatchObject({ event: "submission.scored", submission: { id, state: "scored" } });
    expect((await bench.db.notice.findMany({ orderBy: { channel: "asc" } })).map(({ channel, state, attempts }) => [channel, state, attempts])).toEqual([["email", "sent", 1], ["webhook", "sent", 1]]);
  });
});
