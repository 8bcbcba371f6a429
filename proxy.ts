import { NextResponse, type NextRequest } from "next/server";
import { formTargets } from "@/lib/server/accounts/ways";
import { databaseAnswers } from "@/lib/server/commands";
import { unavailablePage } from "@/lib/server/unavailable-page";

/**
 * The content security policy of a page: only our own files, scripts only with this answer's nonce.
 * Style attributes stay allowed, because charts and code colours are positioned with them.
 */
function pagePolicy(nonce: string): string {
  const evalInDevelopment = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evalInDevelopment}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // Signing in with an account elsewhere is a form that leads there.
    `form-action ${formTargets()}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages that say something without a database. */
const WITHOUT_DATABASE = /^\/docs(\/|$)/;

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const policy = pagePolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  const headers = new Headers(request.headers);
  // Next reads the nonce from this header and puts it on every script that it writes.
  headers.set("Content-Security-Policy", policy);
  // A page cannot set its own status once it has begun, so a lost database is answered here.
  const usable = WITHOUT_DATABASE.test(request.nextUrl.pathname) || (await databaseAnswers());
  const response = usable ? NextResponse.next({ request: { headers } }) : unavailablePage();
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

// Not the APIs: bodies of requests that pass here are buffered, and uploads must stream.
export const config = { matcher: ["/((?!api/|execute$|results/|status$|_next/static|_next/image|icon.svg).*)"] };
