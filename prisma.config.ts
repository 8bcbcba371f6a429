import { defineConfig } from "prisma/config";

// The URL is only read by commands that talk to a database (`prisma studio`, `prisma migrate`).
// The product itself deploys its migrations through lib/infra/db/deploy.ts.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost:5432/afterburner" },
});
