import type { MailMessage, MailReading } from '../../../../lib/domain/mail-reading.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { mailPage } from '../../../../lib/lens/mail/mail-card.ts';
import type { MailCardView } from '../../../../lib/lens/mail/mail-views.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

export const URL = 'https://mail.own.example/inbox';
export const contacts = [{ name: 'Ana Petrović', email: 'ana@acme.example' }];
/** The workshop's partners, a supplier and a customer with a contact each. */
export const KNOWN: Partner[] = PARTNERS.map((each) =>
  each.id === 'acme'
    ? { ...each, contacts }
    : each.id === 'cust'
      ? { ...each, contacts: [{ name: 'Bo', email: 'bo@cust.example' }] }
      : each,
);
export const make = (partners = KNOWN, orders: Order[] = ORDERS): Promise<Store> =>
  storeWith(partners, orders);

/** What is told of the first conversation of a page. */
export async function first(store: Store, mails: MailReading[]): Promise<MailCardView> {
  const [view] = (await mailPage(store, mails, URL, NOW)).mails;
  if (!view) throw new Error('no mail');
  return view;
}

/** Mail as a page tells of it: a message of a contact of the workshop's supplier about its order 1002. */
export function message(fields: Partial<MailMessage> = {}): MailMessage {
  return {
    key: '0123456789abcdef',
    from: { name: 'Ana Petrović', address: 'ana@acme.example' },
    to: [{ address: 'me@own.example' }],
    cc: [],
    at: '2025-06-16T08:00:00Z',
    subject: 'Delivery of PO 1002',
    attachments: [],
    numbers: [{ keys: ['1002'], kind: 'purchase-order', raw: 'PO 1002', labelled: true, part: 'text' }],
    ...fields,
  };
}

export function reading(messages: MailMessage[], fields: Partial<MailReading> = {}): MailReading {
  return {
    adapter: 'generic-mail',
    version: 1,
    lang: 'en-GB',
    own: ['me@own.example'],
    reading: 0,
    parts: 1,
    whole: true,
    cut: false,
    messages,
    rows: [],
    ...fields,
  };
}
