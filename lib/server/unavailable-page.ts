import { NextResponse } from "next/server";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Not available now · Afterburner</title>
<style>
:root { color-scheme: light dark; background: light-dark(#fbfbfa, #111113); color: light-dark(#17171a, #ececee); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60ch; margin: 12vh auto; padding: 0 1.25rem; }
main { border-left: 2px solid light-dark(#b3261e, #ef8a80); padding-left: 1.25rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
p { margin: .25rem 0; }
</style>
</head>
<body>
<main>
<h1>The database does not answer</h1>
<p>Nothing is lost: what was accepted is stored and goes on when the database is back.</p>
<p>See that Postgres runs and that DATABASE_URL points at it. This page tries again every five seconds.</p>
<p><small>Code: database_unavailable</small></p>
</main>
</body>
</html>
`;

/** What a visitor sees while the database is away; stands alone, since no other page can be made. */
export function unavailablePage(): NextResponse {
  return new NextResponse(PAGE, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Retry-After": "5" },
  });
}
