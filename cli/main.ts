import { Command } from "commander";
import { calibrateCommand } from "./commands/calibrate";
import { evaluateCommand } from "./commands/evaluate";
import { importCommand } from "./commands/import";
import { scoresCommand } from "./commands/scores";
import { failWith } from "./support/errors";

const program = new Command("afterburner")
  .description("Measures the efficiency of code: judge solutions, import problem sets, calibrate, score.")
  .showHelpAfterError("(afterburner --help lists the commands)")
  .addCommand(evaluateCommand())
  .addCommand(importCommand())
  .addCommand(calibrateCommand())
  .addCommand(scoresCommand());

await program.parseAsync(process.argv).catch(failWith);
