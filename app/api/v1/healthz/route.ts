import { apiRoute, json } from "@/lib/server/api";
import { checkDatabase } from "@/lib/server/commands";
import { otherMethods } from "@/lib/server/methods";

/** Answers 200 when the web app and its database are there, 503 when the database is not. */
export const GET = apiRoute(async () => {
  await checkDatabase();
  return json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
