export { createMailer, type Mail } from "./mail";
export { SIGNATURE_HEADER, signWebhook, TIMESTAMP_HEADER } from "./signature";
export { createWebhookCaller, type WebhookCall } from "./webhook";
