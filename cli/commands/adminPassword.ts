import { createAccounts, openAuth } from "@/lib/infra/auth";
import { env } from "@/lib/infra/env";
import { AppError } from "@/lib/core/errors";
import { rescueAdmin } from "@/lib/services/accounts/rescueAdmin";
import { withContext } from "../support/context";
import { printLine } from "../support/io";
import { createProgress } from "../support/progress";
import type { Configure } from ".";

/** `afterburner admin-password --email X`: a new one-time password for an admin, by whoever holds the database. */
export const adminPassword: Configure = (command, io) => {
  command
    .requiredOption("--email <address>", "of the admin; an account that is there becomes an admin's, one that is not is made")
    .action(async ({ email }: { email: string }) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new AppError("invalid_input", `--email ${email} is not an e-mail address.`);
      const progress = createProgress();
      const { password, wasMade } = await withContext(progress, (ctx) => {
        const accounts = createAccounts((tx) => openAuth(env(), tx ?? ctx.db, { onError: (message) => progress.say(`accounts: ${message}`) }));
        return rescueAdmin({ ctx: { ...ctx, accounts }, input: { email } });
      });
      progress.say(wasMade ? `made the admin ${email}` : `gave ${email} a new password and signed it out everywhere`);
      progress.say("the password, to be changed at the next sign-in, is shown this once:");
      printLine(io, password);
    });
};
