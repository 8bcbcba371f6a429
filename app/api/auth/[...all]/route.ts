import { serveAuth } from "@/lib/server/accounts/door";

export const GET = serveAuth;
export const POST = serveAuth;
