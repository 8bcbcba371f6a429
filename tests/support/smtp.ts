import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as sent. */
  data: string;
}

export interface SmtpServer extends AsyncDisposable {
  url: string;
  mails: ReceivedMail[];
}

/** A mail server that keeps what it is sent; `refuse`: with this answer to every recipient. */
export async function startSmtp({ refuse }: { refuse?: string } = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, mails, refuse);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, [Symbol.asyncDispose]: close };
}

function converse(socket: Socket, mails: ReceivedMail[], refuse: string | undefined): void {
  let mail: ReceivedMail = { from: "", to: [], data: "" };
  let isData = false;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (/^(EHLO|HELO)/i.test(line)) say("250 mail.test");
    else if (/^MAIL FROM/i.test(line)) say(((mail = { from: address, to: [], data: "" }), "250 ok"));
    else if (/^RCPT TO/i.test(line)) say(refuse ?? (mail.to.push(address), "250 ok"));
    else if (/^DATA/i.test(line)) say(((isData = true), "354 go on"));
    else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
    else say("250 ok");
  };
  const take = (line: string): void => {
    if (!isData) return command(line);
    if (line !== ".") mail.data += `${line.startsWith(".") ? line.slice(1) : line}\n`;
    else {
      isData = false;
      mails.push(mail);
      say("250 taken");
    }
  };
  say("220 mail.test");
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = `${rest}${chunk.toString("utf8")}`.split("\r\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
}
