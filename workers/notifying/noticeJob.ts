import type { NoticeJob } from "@/lib/core/jobs";
import type { Ctx } from "@/lib/services/context";
import { deliverNotice } from "@/lib/services/notices/deliverNotice";
import type { DeliveryPorts } from "@/lib/services/notices/ports";
import type { Attempt, Outcome } from "../loop";

/** The handler of notice jobs: one delivery; what failed and may yet succeed goes back to the queue. */
export function createNoticeHandler(ctx: Ctx, ports: DeliveryPorts): (attempt: Pick<Attempt<NoticeJob>, "data" | "isLast" | "signal">) => Promise<Outcome> {
  return async ({ data, isLast, signal }) => {
    const delivery = await deliverNotice({ ctx, input: { noticeId: data.noticeId, isLast, signal }, ports });
    if (delivery.state === "again") return { status: "again", reason: delivery.reason };
    return { status: "done", note: delivery.state === "failed" ? `given up: ${delivery.reason}` : delivery.state };
  };
}
