import { apiRoute, json } from "@/lib/server/api";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { sendTestNotice } from "@/lib/server/notices";

/** What became of it is in the list of deliveries. */
export const POST = apiRoute((request) =>
  once(request, null, async () => json(await sendTestNotice(), { status: 202, headers: { Location: "/api/v1/account/notices/deliveries" } })),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
