"use strict";
// Loaded by `node -r` before the program: says that Node has started and waits for the release. Then Node goes on to
// the program by itself, so that no frame or module of ours is above it.
const fs = require("fs");

const RELEASE = 3;
const CONTROL = 4;

// What programs read their input with, and what Node itself loads late.
for (const name of ["assert", "buffer", "events", "os", "path", "readline", "stream", "string_decoder", "util"]) require(name);
process.stdout;
process.stderr;
fs.readFileSync("/dev/null", "utf8");
const { Writable } = require("stream");
new console.Console(new Writable({ write: (_chunk, _encoding, done) => done() })).log("text", 1, [1, { a: 2 }]);

delete require.cache[__filename];
fs.writeSync(CONTROL, `R${process.pid}`);
fs.closeSync(CONTROL);
if (fs.readSync(RELEASE, Buffer.alloc(1)) === 0) process.exit(0);
fs.closeSync(RELEASE);
