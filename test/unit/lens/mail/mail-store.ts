import type { MailMessage, MailReading } from '../../../../lib/domain/mail-reading.ts';

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
