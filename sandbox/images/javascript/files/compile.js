"use strict";
// Parses the program as the module loader will, without running any of it.
const fs = require("fs");
const vm = require("vm");

const source = fs.readFileSync(0);
try {
  const parameters = ["exports", "require", "module", "__filename", "__dirname"];
  vm.compileFunction(source.toString(), parameters, { filename: "main.js" });
} catch (error) {
  // Up to the first frame, which would be one of ours.
  process.stderr.write(`${String(error.stack).split("\n    at ")[0]}\n`);
  process.exit(1);
}
fs.writeFileSync(1, source);
