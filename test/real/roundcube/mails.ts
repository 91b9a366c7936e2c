import { demoMessages } from '../../tools/demo/mail-pages.ts';
import type { DemoLine, DemoOrders } from '../../tools/demo/orders.ts';

/** A mail as the server keeps it, and what it is about. */
export interface SampleMail {
  subject: string;
  /** The order that its subject names: a supplier's, or a customer's with us. */
  order: string;
  /** Milliseconds. */
  sentAt: number;
  /** Headers and body, with CRLF. */
  text: string;
}

/**
 * The demo's letters as plain mails, one in HTML with a table of order lines, of which one number is split by markup, and a
 * conversation with a supplier whom only the connected system knows.
 */
export function sampleMails(orders: DemoOrders): SampleMail[] {
  const day = Date.parse(`${orders.asOf}T08:00:00Z`);
  const plain = demoMessages(orders).map(({ from, address, subject, text }, at): SampleMail => {
    const sentAt = day - at * 3_600_000;
    const order = /\d{5,}/.exec(subject)?.[0] ?? '';
    return {
      subject,
      order,
      sentAt,
      text: mail(from, address, subject, sentAt, 'plain', text.join('\r\n\r\n')),
    };
  });
  const table = tableMail(orders.lines.filter((line) => line.open).slice(0, 5), day + 3_600_000);
  return [table, ...plain, ...talk(day - 48 * 3_600_000)];
}

/** Of the recorded Tryton: who writes, and the order that the conversation is about. */
export const TALK = {
  order: 'PO26-00003',
  subject: 'Delay of PO26-00003',
  partner: 'Sample Fittings Ltd',
  partnerId: 'S200',
  /** In the text of the first mail, and nowhere else. */
  words: 'Only three flanges fit into the crate.',
  people: ['desk@fittings.example', 'buyer@sample.example', 'desk@fittings.example'],
} as const;

/** The mails of the conversation, oldest first: each answers the one before. */
function talk(since: number): SampleMail[] {
  const { order, people, subject, words } = TALK;
  const texts = [`${order} leaves on Friday. ${words}`, `Thanks. And the rest of ${order}?`, 'In March.'];
  return people.map((from, at) => {
    const [sentAt, before] = [since + at * 3_600_000, since + (at - 1) * 3_600_000];
    const about = at === 0 ? subject : `Re: ${subject}`;
    const to = people.find((each) => each !== from);
    const answers = at === 0 ? [] : [`In-Reply-To: ${idOf(before)}`, `References: ${idOf(before)}`];
    const text = mail(from, from, about, sentAt, 'plain', texts[at] ?? '', [`To: ${to}`, ...answers]);
    return { subject: about, order: '', sentAt, text };
  });
}

const idOf = (sentAt: number): string => `<${sentAt}@sample.example>`;

export const TABLE_SUBJECT = 'Open lines of this week';

function tableMail(lines: readonly DemoLine[], sentAt: number): SampleMail {
  const [first] = lines;
  if (!first) throw new Error('The sample has no open line.');
  const rows = lines.map(
    ({ order, line, quantity, promised }) =>
      `<tr><td><b>${order.slice(0, 4)}</b>${order.slice(4)}</td><td>${line}</td><td>${quantity ?? ''}</td><td>${promised ?? ''}</td></tr>`,
  );
  const heads = ['PO number', 'Line', 'Qty', 'Promised'].map((head) => `<th>${head}</th>`).join('');
  const body = `<p>Dear buyer,</p><table><tr>${heads}</tr>${rows.join('')}</table><p>Kind regards</p>`;
  const text = mail(first.supplier, first.supplierEmail, TABLE_SUBJECT, sentAt, 'html', body);
  return { subject: TABLE_SUBJECT, order: '', sentAt, text };
}

function mail(
  name: string,
  address: string,
  subject: string,
  sentAt: number,
  type: string,
  body: string,
  more: readonly string[] = ['To: buyer@sample.example'],
): string {
  return [
    `From: "${name}" <${address}>`,
    ...more,
    `Subject: ${subject}`,
    `Date: ${new Date(sentAt).toUTCString()}`,
    `Message-ID: ${idOf(sentAt)}`,
    'MIME-Version: 1.0',
    `Content-Type: text/${type}; charset="utf-8"`,
    '',
    body,
    '',
  ].join('\r\n');
}
