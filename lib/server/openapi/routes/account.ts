import { z } from "zod";
import { accountViewSchema, createKeySchema, deleteAccountSchema, keyListSchema, listKeysSchema, madeKeySchema } from "@/lib/core/views/accounts";
import { listNoticesSchema, noticeListSchema, noticeSettingInputSchema, noticeSettingSchema, noticeViewSchema, savedNoticeSettingSchema } from "@/lib/core/views/notices";
import { quotaViewSchema } from "@/lib/core/views/quota";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders } from "./parameters";

const MINE = { tag: "Account" as const, access: { scope: null } };
const SESSION_ONLY = "A session may, a key may not: a key that leaked must not make another.";
const keyParams = z.object({ id: z.string().min(1).max(64).describe("Id of the key.") });

export const ACCOUNT: Operation[] = [
  { ...MINE, id: "getAccount", method: "get", path: "/api/v1/account", summary: "Who you are", description: "Name, role, and the scopes of the key that asks.", answers: { 200: answers(accountViewSchema) } },
  {
    ...MINE, id: "deleteAccount", method: "post", path: "/api/v1/account/delete", summary: "Delete your account",
    description: "For good: keys, sessions and everything private go; what you published stays and belongs to nobody. A session may, a key may not.",
    body: { "application/json": { schema: deleteAccountSchema, example: { password: "the present password" } } },
    answers: { 204: { description: "It is gone." } },
    errors: ["conflict", "rate_limited"],
  },
  { ...MINE, id: "getQuota", method: "get", path: "/api/v1/quota", summary: "What you may still submit", description: "Samples a day and submissions at once, what of it is used, and when the day ends.", answers: { 200: answers(quotaViewSchema) } },
  { ...MINE, id: "listKeys", method: "get", path: "/api/v1/account/keys", summary: "Your API keys", query: listKeysSchema, answers: { 200: answers(keyListSchema) } },
  {
    ...MINE, id: "createKey", method: "post", path: "/api/v1/account/keys", summary: "Make an API key",
    description: `The secret is told this once. ${SESSION_ONLY}`,
    headers: idempotencyHeaders,
    body: { "application/json": { schema: createKeySchema, example: { name: "laptop", scopes: ["read", "submit"], expiresInDays: 90 } } },
    answers: { 201: { ...answers(madeKeySchema, "The key, with its secret."), headers: { Location: "Its address." } } },
    errors: ["conflict", "rate_limited"],
  },
  { ...MINE, id: "revokeKey", method: "delete", path: "/api/v1/account/keys/{id}", summary: "Revoke an API key", description: SESSION_ONLY, params: keyParams, answers: { 204: { description: "It is no longer accepted." } } },
  { ...MINE, id: "getNoticeSetting", method: "get", path: "/api/v1/account/notices", summary: "How you are told of the end of your submissions", answers: { 200: answers(noticeSettingSchema) } },
  {
    ...MINE, id: "setNoticeSetting", method: "put", path: "/api/v1/account/notices", summary: "Be told by e-mail or webhook",
    description: "The secret that signs webhook calls is told when it is made.",
    body: { "application/json": { schema: noticeSettingInputSchema, example: { byEmail: true, webhookUrl: "https://example.org/hook" } } },
    answers: { 200: answers(savedNoticeSettingSchema) },
    errors: ["conflict", "configuration"],
  },
  { ...MINE, id: "testNotice", method: "post", path: "/api/v1/account/notices/test", summary: "Send a test notice", headers: idempotencyHeaders, answers: { 202: { ...answers(noticeViewSchema, "The notice; what became of it is among the deliveries."), headers: { Location: "The deliveries." } } }, errors: ["conflict", "rate_limited"] },
  { ...MINE, id: "listNotices", method: "get", path: "/api/v1/account/notices/deliveries", summary: "What was sent to you, and what became of it", query: listNoticesSchema, answers: { 200: answers(noticeListSchema) } },
];
