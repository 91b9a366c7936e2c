import { createServer, type Socket } from 'node:net';
import { freePort } from '../free-port.ts';

/** A server on loopback that takes mails as a company's does that sends them on, and keeps them. */
export interface MailSink {
  port: number;
  /** What was sent, oldest first: headers and body as they came, with CRLF. */
  mails: string[];
  close(): Promise<void>;
}

const MOST_BYTES = 1_000_000;

/** Speaks as much of SMTP as a client needs who neither signs in nor asks for more. */
export async function startSink(): Promise<MailSink> {
  const mails: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    listen(socket, (mail) => mails.push(mail));
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      for (const socket of open) socket.destroy();
    });
  return { port, mails, close };
}

const ANSWERS: [RegExp, string][] = [
  [/^(?:EHLO|HELO) /i, '250 sink.sample.example'],
  [/^(?:MAIL FROM|RCPT TO):/i, '250 OK'],
  [/^(?:RSET|NOOP)/i, '250 OK'],
  [/^DATA/i, '354 Go on'],
  [/^QUIT/i, '221 Bye'],
];

function listen(socket: Socket, onMail: (mail: string) => void): void {
  let [waiting, isMail] = ['', false];
  socket.write('220 sink.sample.example\r\n');
  socket.setEncoding('utf8').on('data', (piece: string) => {
    waiting += piece;
    if (waiting.length > MOST_BYTES) socket.destroy();
    for (;;) {
      const end = waiting.indexOf(isMail ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const said = waiting.slice(0, end);
      waiting = waiting.slice(end + (isMail ? 5 : 2));
      if (isMail) {
        // A line that begins with a dot came with a second one.
        onMail(`${said.replaceAll('\r\n..', '\r\n.')}\r\n`);
        socket.write('250 Kept\r\n');
        isMail = false;
        continue;
      }
      const [, answer = '500 Unknown'] = ANSWERS.find(([form]) => form.test(said)) ?? [];
      socket.write(`${answer}\r\n`);
      isMail = answer.startsWith('354');
      if (answer.startsWith('221')) socket.end();
    }
  });
}
