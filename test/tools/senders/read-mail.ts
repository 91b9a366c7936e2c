import PostalMime from 'postal-mime';
import { MAX_MAIL_NUMBERS, MAX_PEOPLE } from '../../../lib/domain/mail-fields.ts';
import { type MailMessage, mailPartSchema } from '../../../lib/domain/mail-reading.ts';
import { findCandidates } from '../../../lib/recognise/candidates.ts';

type Person = MailMessage['from'];
type Part = MailMessage['numbers'][number]['part'];

/** A mail as the reader of a web mail would hand it on: people as they are written, and numbers with their part of the text. */
export async function readMail(mail: string | Uint8Array<ArrayBuffer>): Promise<MailMessage> {
  const { from, sender, replyTo, to, cc, subject, date, text, html } = await PostalMime.parse(mail);
  const body = text ?? (html ? plain(html) : '');
  const forwarded = /-{5,} ?Forwarded message ?-{5,}[\s\S]{0,200}?^From: (.+)$/m.exec(body)?.[1];
  const message = {
    key: '0123456789abcdef',
    from: person(from) ?? {},
    ...(sender ? { sender: person(sender) } : {}),
    ...(replyTo?.[0] ? { replyTo: person(replyTo[0]) } : {}),
    to: people(to),
    cc: people(cc),
    ...(date ? { at: date } : {}),
    ...(subject ? { subject: subject.slice(0, 300) } : {}),
    attachments: [],
    ...(forwarded ? { forwarded: written(forwarded) } : {}),
    numbers: numbersIn(body),
  };
  return mailPartSchema.shape.messages.element.parse(message);
}

interface Mailbox {
  name?: string;
  address?: string;
  group?: Mailbox[];
}

function person(mailbox: Mailbox | undefined): Person | undefined {
  if (!mailbox) return undefined;
  const { name, address } = mailbox;
  return {
    ...(name ? { name: name.slice(0, 200) } : {}),
    ...(address ? { address: address.slice(0, 254) } : {}),
  };
}

function people(mailboxes: Mailbox[] | undefined): Person[] {
  const all = (mailboxes ?? []).flatMap((each) => each.group ?? [each]);
  return all.flatMap((each) => person(each) ?? []).slice(0, MAX_PEOPLE);
}

function written(text: string): Person {
  const [, name = '', address = ''] = /^(.*?)<?([^\s<>]+@[^\s<>]+)>?\s*$/.exec(text) ?? [];
  return { ...(name.trim() ? { name: name.trim() } : {}), ...(address ? { address } : {}) };
}

function numbersIn(body: string): MailMessage['numbers'] {
  const parts: Record<Part, string[]> = { text: [], signature: [], quoted: [], forwarded: [] };
  let part: Part = 'text';
  for (const line of body.split(/\r?\n/)) {
    if (/^-{5,} ?Forwarded message/.test(line)) part = 'forwarded';
    else if (/^-- ?$/.test(line)) part = 'signature';
    else if (/^On .{5,80} wrote:$/.test(line)) part = 'quoted';
    parts[/^\s*>/.test(line) ? 'quoted' : part].push(line);
  }
  return (Object.keys(parts) as Part[])
    .flatMap((each) =>
      findCandidates(parts[each].join('\n')).map(({ keys, kind, raw, labelled }) => ({
        keys,
        kind,
        raw: raw.slice(0, 254),
        labelled,
        part: each,
      })),
    )
    .slice(0, MAX_MAIL_NUMBERS);
}

function plain(html: string): string {
  return html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]+>/g, ' ');
}
