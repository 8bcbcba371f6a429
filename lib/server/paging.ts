import type { NextRequest } from "next/server";
import { json } from "./api";

/** A page of a list: as JSON, with the address of the next one as a Link header. */
export function paged(request: NextRequest, page: { nextCursor: string | null }): Response {
  if (page.nextCursor === null) return json(page);
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.set("cursor", page.nextCursor);
  return json(page, { headers: { Link: `<${request.nextUrl.pathname}?${query.toString()}>; rel="next"` } });
}
