import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeJobSchema } from "@/lib/core/jobs";
import { webhookBodySchema } from "@/lib/core/views/notices";
import { createMailer, createWebhookCaller } from "@/lib/infra/notices";
import { NOTICE_QUEUE } from "@/lib/infra/queue/boss";
import { parseAllowedHost, parseWebUrl, publicAddresses, resolveBySystem, type AllowedHost } from "@/lib/infra/safe-fetch";
import { decrypt, encrypt } from "@/lib/infra/secrets";
import type { UserActor } from "@/lib/services/accounts/access";
import { closeLostNotices } from "@/lib/services/notices/closeLostNotices";
import { deliverNotice } from "@/lib/services/notices/deliverNotice";
import { getNoticeSetting } from "@/lib/services/notices/getNoticeSetting";
import { listNotices } from "@/lib/services/notices/listNotices";
import type { DeliveryPorts, NoticesCtx } from "@/lib/services/notices/ports";
import { setNoticeSetting } from "@/lib/services/notices/setNoticeSetting";
import { testWebhook } from "@/lib/services/notices/testWebhook";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import type { Verdict } from "@/lib/core/verdict";
import { as, person } from "@/tests/support/accounts";
import { calibrate as calibrateSet, judgeAndScore, makeProfile } from "@/tests/support/scored";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { startReceiver, type WebhookReceiver } from "@/tests/support/webhook";
import { startSmtp } from "@/tests/support/smtp";

const SECRET = "s".repeat(64);
const SLUGS = ["a", "b", "c"];

let bench: ServiceBench;
let receiver: WebhookReceiver;
let allowed: AllowedHost[];
let owner: UserActor;
let profileId: string;
let setId: string;

beforeEach(async () => {
  [bench, receiver] = await Promise.all([startServiceBench(), startReceiver()]);
  allowed = [parseAllowedHost(receiver.host) as AllowedHost];
  const imported = await problemSet(SLUGS.map((slug) => problem(slug)));
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } }));
  profileId = await makeProfile(bench);
  owner = await person(bench.ctx);
});
afterEach(async () => {
  await receiver[Symbol.asyncDispose]();
  await bench.close();
});

function ctxOf(actor: NoticesCtx["actor"] = owner, changes: Partial<NoticesCtx["notices"]> = {}): NoticesCtx {
  const notices = {
    seal: async (text: string, context: string) => encrypt(SECRET, text, context),
    checkWebhookUrl: async (url: string) => void (await publicAddresses(parseWebUrl(url), { allowed, resolve: resolveBySystem })),
    sendsEmail: true,
  };
  return { ...as(bench.ctx, actor), notices: { ...notices, ...changes } };
}

const set = (input: Parameters<typeof setNoticeSetting>[0]["input"], ctx = ctxOf()) => setNoticeSetting({ ctx, input });

function ports(changes: Partial<DeliveryPorts> = {}): DeliveryPorts {
  const unseal = async (sealed: string, context: string) => decrypt(SECRET, sealed, context);
  return { unseal, callWebhook: createWebhookCaller({ allowed, now: () => new Date() }), sendMail: null, publicUrl: "https://a.example", ...changes };
}

const calibrate = () => calibrateSet(bench, { setId, profileId });

/** A submission of the owner, judged to its end and scored. */
async function ended(verdict: Verdict = "AC"): Promise<string> {
  const lines = SLUGS.map((slug) => JSON.stringify({ problem: slug, language: "python", code: `print(input()) # ${slug}` }));
  const input = { bytes: new TextEncoder().encode(lines.join("\n")), fileName: "s.jsonl", fields: { set: "trial", model: "My\nModel", method: "vanilla" as const } };
  const { id } = await createSubmission({ ctx: as(bench.ctx, owner), input });
  await judgeAndScore(bench, { submissionId: id, profileId, verdict });
  return id;
}

const jobs = async () => (await bench.boss.findJobs(NOTICE_QUEUE)).map(({ data }) => noticeJobSchema.parse(data).noticeId);
const deliver = (noticeId: string, given = ports(), isLast = false) => deliverNotice({ ctx: bench.ctx, input: { noticeId, isLast, signal: new AbortController().signal }, ports: given });
const only = async () => (await jobs())[0] as string;
const mine = async () => (await listNotices({ ctx: ctxOf(), input: {} })).notices;

describe("the setting of notices", () => {
  it("is off until it is set, and only one's own", async () => {
    expect(await getNoticeSetting({ ctx: ctxOf() })).toEqual({ byEmail: false, email: owner.email, sendsEmail: true, webhookUrl: null });
    await set({ byEmail: true, webhookUrl: receiver.url });
    expect(await getNoticeSetting({ ctx: ctxOf(await person(bench.ctx)) })).toMatchObject({ byEmail: false, webhookUrl: null });
    for (const actor of [{ kind: "visitor" } as const, { ...owner, scopes: ["execute" as const] }]) {
      await expect(set({ byEmail: true, webhookUrl: null }, ctxOf(actor))).rejects.toMatchObject({ code: actor.kind === "visitor" ? "unauthenticated" : "forbidden" });
      await expect(getNoticeSetting({ ctx: ctxOf(actor) })).rejects.toThrow();
      await expect(listNotices({ ctx: ctxOf(actor), input: {} })).rejects.toThrow();
      await expect(testWebhook({ ctx: ctxOf(actor) })).rejects.toThrow();
    }
  });

  it("tells the secret of a webhook once, keeps it encrypted, and makes a new one for another address or when asked", async () => {
    const first = await set({ byEmail: false, webhookUrl: receiver.url });
    expect(first.secret).toMatch(/^abwh_[\w-]{43}$/);
    expect(JSON.stringify(await bench.db.noticeSetting.findMany())).not.toContain(first.secret);
    expect((await set({ byEmail: true, webhookUrl: receiver.url })).secret).toBeNull();
    const renewed = await set({ byEmail: true, webhookUrl: receiver.url, renewSecret: true });
    const moved = await set({ byEmail: true, webhookUrl: `${receiver.url}/2` });
    expect(new Set([first.secret, renewed.secret, moved.secret]).size).toBe(3);
    await set({ byEmail: false, webhookUrl: null });
    expect(await bench.db.noticeSetting.findFirst()).toMatchObject({ webhookUrl: null, webhookSecret: null });
  });

  it("refuses addresses that are not of the public internet, or none at all, as a webhook", async () => {
    for (const webhookUrl of ["http://169.254.169.254/latest", "http://127.0.0.1:1/", "http://localhost/", "ftp://example.org/", "https://user:pw@example.org/", "nonsense", "https://nowhere.invalid/"]) {
      await expect(set({ byEmail: false, webhookUrl })).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "webhookUrl" }] });
    }
    expect(await bench.db.noticeSetting.count()).toBe(0);
  });

  it("refuses e-mail where the installation sends none", async () => {
    await expect(set({ byEmail: true, webhookUrl: null }, ctxOf(owner, { sendsEmail: false }))).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "byEmail" }] });
  });
});

describe("the end of a submission", () => {
  it("is told once by each way that its owner chose, however often it is scored", async () => {
    await set({ byEmail: true, webhookUrl: receiver.url });
    await calibrate();
    const submissionId = await ended();
    await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId } });
    expect((await bench.db.notice.findMany({ orderBy: { channel: "asc" } })).map(({ channel, event, userId }) => [channel, event, userId])).toEqual([
      ["email", "submission.scored", owner.id],
      ["webhook", "submission.scored", owner.id],
    ]);
    expect(await jobs()).toHaveLength(2);
  });

  it("is told with its reason when it failed", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended("IE");
    await deliver(await only());
    const body = webhookBodySchema.parse(JSON.parse(receiver.calls[0]?.body ?? ""));
    expect(body).toMatchObject({ event: "submission.failed", submission: { state: "failed", scores: null, stateReason: expect.stringContaining("3 of 3 samples") as string } });
  });

  it("is told to nobody who does not ask for it, nor of a submission that was scored before they asked", async () => {
    await calibrate();
    const submissionId = await ended();
    await set({ byEmail: true, webhookUrl: receiver.url });
    await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId } });
    expect([await bench.db.notice.count(), await jobs()]).toEqual([0, []]);
  });

  it("and its notice are one transaction: neither is there without the other", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    const submissionId = await ended("WA");
    await bench.db.notice.deleteMany();
    await bench.db.submission.update({ where: { id: submissionId }, data: { state: "running" } });
    const failing = { ...bench.ctx, queue: { ...bench.ctx.queue, enqueueNotices: () => Promise.reject(new Error("the queue is down")) } };
    await expect(scoreOneSubmission({ ctx: failing, input: { submissionId } })).rejects.toThrow("the queue is down");
    expect(await bench.db.submission.findUnique({ where: { id: submissionId } })).toMatchObject({ state: "running" });
    expect(await bench.db.notice.count()).toBe(0);
  });
});

describe("a webhook call", () => {
  it("carries the figures and a signature that its receiver can check with the secret", async () => {
    const { secret } = await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    const submissionId = await ended();
    expect(await deliver(await only())).toEqual({ state: "sent" });
    const { headers, body } = receiver.calls[0] ?? { headers: {}, body: "" };
    const expected = createHmac("sha256", secret ?? "").update(`${String(headers["x-afterburner-timestamp"])}.${body}`).digest("hex");
    expect(headers).toMatchObject({ "x-afterburner-signature": `sha256=${expected}`, "x-afterburner-event": "submission.scored", "x-afterburner-delivery": await only(), "content-type": "application/json" });
    expect(webhookBodySchema.parse(JSON.parse(body))).toMatchObject({
      submission: { id: submissionId, model: "My\nModel", set: { slug: "trial" }, scores: { passAt1: { mean: 1 } } },
      url: `https://a.example/submissions/${submissionId}`,
    });
    expect(await mine()).toMatchObject([{ channel: "webhook", state: "sent", attempts: 1, lastError: null }]);
  });

  it("is not sent again once it was sent", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended();
    const id = await only();
    expect([(await deliver(id)).state, (await deliver(id)).state, receiver.calls.length]).toEqual(["sent", "gone", 1]);
  });

  it("that fails is tried again, then given up with the reason, without the words of the receiver", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended();
    receiver.statuses.push(500, 302, 503);
    const id = await only();
    expect(await deliver(id)).toMatchObject({ state: "again", reason: expect.stringContaining("status 500") as string });
    expect(await deliver(id)).toMatchObject({ state: "again", reason: expect.stringContaining("redirects are not followed") as string });
    expect(await mine()).toMatchObject([{ state: "waiting", attempts: 2 }]);
    expect(await deliver(id, ports(), true)).toMatchObject({ state: "failed" });
    expect(await mine()).toMatchObject([{ state: "failed", attempts: 3, lastError: expect.stringContaining("status 503") as string }]);
    expect(JSON.stringify(await mine())).not.toContain("not for the owner");
  });

  it("to an address that is not allowed any more is given up at once", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended();
    const strict = ports({ callWebhook: createWebhookCaller({ allowed: [], now: () => new Date() }) });
    expect(await deliver(await only(), strict)).toMatchObject({ state: "failed", reason: expect.stringContaining("public internet") as string });
    expect(receiver.calls).toEqual([]);
  });

  it("is given up when the webhook was removed meanwhile", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended();
    await set({ byEmail: false, webhookUrl: null });
    expect(await deliver(await only())).toMatchObject({ state: "failed", reason: expect.stringContaining("removed") as string });
  });

  it("is tried five times by the queue, later and later", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await calibrate();
    await ended();
    const [job] = await bench.boss.findJobs(NOTICE_QUEUE);
    expect(job).toMatchObject({ retryLimit: 4, retryBackoff: true });
  });
});

describe("a test of the webhook", () => {
  it("is sent once, says that it is one, and is about no submission", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    const { id } = await testWebhook({ ctx: ctxOf() });
    expect((await bench.boss.findJobs(NOTICE_QUEUE))[0]).toMatchObject({ retryLimit: 0 });
    await deliver(id, ports(), true);
    expect(JSON.parse(receiver.calls[0]?.body ?? "")).toMatchObject({ event: "webhook.test", submission: null, url: null });
  });

  it("needs a webhook, and is limited: also for calls side by side", async () => {
    await expect(testWebhook({ ctx: ctxOf() })).rejects.toMatchObject({ code: "conflict" });
    await set({ byEmail: false, webhookUrl: receiver.url });
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => testWebhook({ ctx: ctxOf() })));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await expect(testWebhook({ ctx: ctxOf() })).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("an e-mail", () => {
  it("tells the figures in plain text to the account's address", async () => {
    await using smtp = await startSmtp();
    await set({ byEmail: true, webhookUrl: null });
    await calibrate();
    const submissionId = await ended();
    const sendMail = createMailer({ smtpUrl: smtp.url, from: "Afterburner <no-reply@a.example>" });
    expect(await deliver(await only(), ports({ sendMail }))).toEqual({ state: "sent" });
    const [mail] = smtp.mails;
    expect(mail).toMatchObject({ from: "no-reply@a.example", to: [owner.email] });
    expect(mail?.data).toMatch(/^Subject: My Model on Trial: Beyond-I \d+\.\d %$/m);
    expect(mail?.data.replaceAll("=\n", "")).toContain(`https://a.example/submissions/${submissionId}`);
    expect(mail?.data).toMatch(/^Content-Type: text\/plain/m);
  });

  it("that the mail server refuses is tried again, with its code as the reason", async () => {
    await using smtp = await startSmtp({ refuse: "550 no such user at mail.internal.example" });
    await set({ byEmail: true, webhookUrl: null });
    await calibrate();
    await ended();
    const sendMail = createMailer({ smtpUrl: smtp.url, from: "a@a.example" });
    expect(await deliver(await only(), ports({ sendMail }))).toEqual({ state: "again", reason: "The mail server did not take the e-mail (550)" });
    expect(smtp.mails).toEqual([]);
  });

  it("is given up where the installation sends none any more", async () => {
    await set({ byEmail: true, webhookUrl: null });
    await calibrate();
    await ended();
    expect(await deliver(await only())).toMatchObject({ state: "failed" });
  });
});

describe("the list of notices", () => {
  it("comes page by page, newest first, one's own alone", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    const made = [];
    for (let i = 0; i < 3; i++) made.unshift((await testWebhook({ ctx: ctxOf() })).id);
    const first = await listNotices({ ctx: ctxOf(), input: { limit: 2 } });
    const second = await listNotices({ ctx: ctxOf(), input: { limit: 2, cursor: first.nextCursor ?? "" } });
    expect([...first.notices, ...second.notices].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
    expect((await listNotices({ ctx: ctxOf(await person(bench.ctx)), input: {} })).notices).toEqual([]);
  });

  it("shows as failed what broke off with its worker", async () => {
    await set({ byEmail: false, webhookUrl: receiver.url });
    await testWebhook({ ctx: ctxOf() });
    expect(await closeLostNotices({ ctx: bench.ctx })).toBe(0);
    expect(await closeLostNotices({ ctx: { ...bench.ctx, now: () => new Date(Date.now() + 4 * 3600_000) } })).toBe(1);
    expect(await mine()).toMatchObject([{ state: "failed", lastError: expect.stringContaining("three hours") as string }]);
  });
});
