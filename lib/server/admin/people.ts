import { banUser } from "@/lib/services/accounts/admin/banUser";
import { createUser } from "@/lib/services/accounts/admin/createUser";
import { deleteUser } from "@/lib/services/accounts/admin/deleteUser";
import { endUserSessions } from "@/lib/services/accounts/admin/endUserSessions";
import { getUser } from "@/lib/services/accounts/admin/getUser";
import { listUsers } from "@/lib/services/accounts/admin/listUsers";
import { resetPassword } from "@/lib/services/accounts/admin/resetPassword";
import { revokeUserKeys } from "@/lib/services/accounts/admin/revokeUserKeys";
import { setQuota } from "@/lib/services/accounts/admin/setQuota";
import { setRole } from "@/lib/services/accounts/admin/setRole";
import { unbanUser } from "@/lib/services/accounts/admin/unbanUser";
import { exportAudit } from "@/lib/services/audit/exportAudit";
import { listAudit } from "@/lib/services/audit/listAudit";
import type { AccountsCtx } from "@/lib/services/context";
import { getModeratedSubmission } from "@/lib/services/moderation/getModeratedSubmission";
import { hideReportedResult, unhideReportedResult } from "@/lib/services/moderation/hideReportedResult";
import { hideSubmission } from "@/lib/services/moderation/hideSubmission";
import { listAllSubmissions } from "@/lib/services/moderation/listAllSubmissions";
import { unhideSubmission } from "@/lib/services/moderation/unhideSubmission";
import { unverifySubmission } from "@/lib/services/moderation/unverifySubmission";
import { verifySubmission } from "@/lib/services/moderation/verifySubmission";
import { getOverview } from "@/lib/services/overview/getOverview";
import type { Overview } from "@/lib/core/views/admin-overview";
import type { UserView } from "@/lib/core/views/admin-people";
import { getContext } from "../context";
import { quotaDefaults } from "../submissions";

/** A verb in the name of whoever sent the request. */
function asked<Input, Output>(verb: (call: { ctx: AccountsCtx; input: Input }) => Promise<Output>): (input: Input) => Promise<Output> {
  return async (input) => verb({ ctx: await getContext(), input });
}

/** What admins may, by pages and routes alike; each verb checks the role. */
export const people = {
  list: asked(listUsers),
  create: asked(createUser),
  delete: asked(deleteUser),
  setRole: asked(setRole),
  setQuota: asked(setQuota),
  ban: asked(banUser),
  unban: asked(unbanUser),
  resetPassword: asked(resetPassword),
  endSessions: asked(endUserSessions),
  revokeKeys: asked(revokeUserKeys),
};

export const moderation = {
  list: asked(listAllSubmissions),
  get: asked(getModeratedSubmission),
  hide: asked(hideSubmission),
  unhide: asked(unhideSubmission),
  verify: asked(verifySubmission),
  unverify: asked(unverifySubmission),
  hideReported: asked(hideReportedResult),
  unhideReported: asked(unhideReportedResult),
};

export const auditLog = { list: asked(listAudit), export: asked(exportAudit) };

export async function oneUser(id: string): Promise<UserView> {
  return getUser({ ctx: await getContext(), input: { id, defaults: quotaDefaults() } });
}

export async function overview(): Promise<Overview> {
  return getOverview({ ctx: await getContext(), input: { defaults: quotaDefaults() } });
}
