import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface MailServer extends AsyncDisposable {
  /** With the name and password that it asks for. */
  url: string;
  /** Taken mails, headers and body as sent, with who they are for. */
  mails: { to: string[]; text: string }[];
}

const [USER, PASSWORD] = ["afterburner", "a password: with @ signs"];

/** A whole SMTP server on the loopback interface, which takes mail only from who signs in. */
export async function startMailServer(): Promise<MailServer> {
  const mails: MailServer["mails"] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => (username === USER && password === PASSWORD ? done(null, { user: USER }) : done(new Error("unknown"))),
    onData: (stream, { envelope }, done) => {
      void stream.toArray().then((chunks: Buffer[]) => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`, mails, [Symbol.asyncDispose]: close };
}
