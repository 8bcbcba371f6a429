import type { NoticeList, NoticeSettingView, NoticeView, SavedNoticeSetting } from "@/lib/core/views/notices";
import { env } from "@/lib/infra/env";
import { parseWebUrl, publicAddresses, resolveBySystem } from "@/lib/infra/safe-fetch";
import { encrypt, installationSecret } from "@/lib/infra/secrets";
import { getNoticeSetting } from "@/lib/services/notices/getNoticeSetting";
import { listNotices } from "@/lib/services/notices/listNotices";
import { setNoticeSetting } from "@/lib/services/notices/setNoticeSetting";
import { testWebhook } from "@/lib/services/notices/testWebhook";
import type { NoticesCtx, NoticeSettingPorts } from "@/lib/services/notices/ports";
import { getContext } from "./context";

const ports = (): NoticeSettingPorts => ({
  seal: async (text, context) => encrypt(await installationSecret(env()), text, context),
  checkWebhookUrl: async (url) => {
    await publicAddresses(parseWebUrl(url), { allowed: env().ALLOWED_PRIVATE_HOSTS, resolve: resolveBySystem });
  },
  sendsEmail: env().SMTP_URL !== undefined,
});

/** What the verbs of notices get, in the name of whoever sent the request. */
async function noticesContext(): Promise<NoticesCtx> {
  return { ...(await getContext()), notices: ports() };
}

export async function noticeSetting(): Promise<NoticeSettingView> {
  return getNoticeSetting({ ctx: await noticesContext() });
}

export async function saveNoticeSetting(input: Parameters<typeof setNoticeSetting>[0]["input"]): Promise<SavedNoticeSetting> {
  return setNoticeSetting({ ctx: await noticesContext(), input });
}

export async function notices(input: Parameters<typeof listNotices>[0]["input"]): Promise<NoticeList> {
  return listNotices({ ctx: await getContext(), input });
}

export async function sendTestNotice(): Promise<NoticeView> {
  return testWebhook({ ctx: await getContext() });
}
