import { toNextJsHandler } from "better-auth/next-js";
import { getAuth } from "@/lib/server/infra";

export const { GET, POST } = toNextJsHandler(async (request) => (await getAuth()).handler(request));
