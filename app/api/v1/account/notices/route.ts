import { noticeSettingInputSchema } from "@/lib/core/views/notices";
import { apiRoute, json } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { noticeSetting, saveNoticeSetting } from "@/lib/server/notices";

export const GET = apiRoute(async () => json(await noticeSetting()));

/** `secret` of the answer is told this once. */
export const PUT = apiRoute(async (request) => json(await saveNoticeSetting(await parseBody(noticeSettingInputSchema, request))));

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "PUT");
