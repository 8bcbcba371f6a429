import { AppError } from "@/lib/core/errors";
import type { Io } from "./io";

const ENTER = new Set(["\r", "\n", "\u0004"]);
const BACKSPACE = new Set(["\u007f", "\b"]);
const CTRL_C = "\u0003";

/** Asks on the terminal for one line that is not shown. Throws AppError cancelled at Ctrl-C. */
export async function readSecret({ stdin, stderr }: Pick<Io, "stdin" | "stderr">, question: string): Promise<string> {
  stderr.write(question);
  stdin.setRawMode?.(true);
  try {
    return await typedLine(stdin);
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
    stderr.write("\n");
  }
}

function typedLine(stdin: Io["stdin"]): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = "";
    const stop = () => {
      stdin.off("data", onData);
      stdin.off("end", onEnd);
    };
    const onEnd = () => {
      stop();
      resolve(typed);
    };
    const onData = (chunk: Buffer | string) => {
      for (const letter of chunk.toString()) {
        if (letter === CTRL_C) {
          stop();
          return reject(new AppError("cancelled", "Interrupted."));
        }
        if (ENTER.has(letter)) return onEnd();
        typed = BACKSPACE.has(letter) ? typed.slice(0, -1) : typed + letter;
      }
    };
    stdin.on("data", onData);
    stdin.on("end", onEnd);
    stdin.resume();
  });
}
