import { Command } from "commander";
import { ensureDatabaseClient } from "@/lib/infra/build/databaseClient";
import { COMMANDS, type CommandEntry } from "./commands";
import { reportError } from "./support/errors";
import type { ExitCode } from "./support/exit-codes";
import type { Io } from "./support/io";

/**
 * Runs one command line. Only the command that is asked for is loaded: the remote ones need neither database nor Docker,
 * and the list of commands needs none at all.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const program = await programFor(argv, io);
    await program.parseAsync([...argv], { from: "user" });
    return io.exitCode;
  } catch (error) {
    return reportError(error, io.stderr);
  }
}

async function programFor(argv: readonly string[], io: Io): Promise<Command> {
  const program = ends(new Command("afterburner"), io)
    .description("Who writes the most efficient code? Submit solutions to a server and follow them, or judge them on this host.")
    .helpCommand("help [command]", "how to use a command");
  const asked = argv.filter((word) => !word.startsWith("-") && word !== "help")[0];
  for (const entry of COMMANDS) {
    const command = ends(new Command(entry.name), io).description(entry.description).helpGroup(GROUP_TITLES[entry.group]);
    if (entry.name === asked) {
      if (entry.usesDatabase) await ensureDatabaseClient((line) => io.stderr.write(`· ${line}\n`));
      (await entry.load())(command, io);
    }
    program.addCommand(command);
  }
  return program;
}

const GROUP_TITLES: Record<CommandEntry["group"], string> = {
  remote: "Commands that speak to a server:",
  local: "Commands on this host:",
};

/** Commander's own ends become errors, so that one place decides on exit codes. */
function ends(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .showHelpAfterError(`(${command.name() === "afterburner" ? "afterburner" : `afterburner ${command.name()}`} --help says more)`)
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
}
