#!/usr/bin/env node
// `prisma generate` wants to see a schema engine, a binary which it would download from its vendor's
// host, but only asks it for its version. This file answers, so that a host without access to that
// address can generate the client. Migrations are deployed without the engine: see lib/infra/db/deploy.ts.
if (process.argv[2] === "--version" || process.argv[2] === "-V") {
  process.stdout.write("schema-engine-cli 0\n");
} else {
  process.stderr.write(
    "This is a stand-in that only answers --version. Unset PRISMA_SCHEMA_ENGINE_BINARY to run this Prisma command.\n",
  );
  process.exitCode = 1;
}
