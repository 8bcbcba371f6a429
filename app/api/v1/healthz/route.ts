import { apiRoute, json } from "@/lib/server/api";
import { checkDatabase } from "@/lib/server/commands";

/** Answers 200 when the web app and its database are there, 503 when the database is not. */
export const GET = apiRoute(async () => {
  await checkDatabase();
  return json({ status: "ok" });
});
