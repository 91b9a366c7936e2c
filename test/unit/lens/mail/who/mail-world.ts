import type { MailMessage } from '../../../../../lib/domain/mail-reading.ts';
import { whoIs } from '../../../../../lib/lens/mail/who/who-is.ts';
import type { WhoView } from '../../../../../lib/lens/mail/who/who-views.ts';
import type { Store } from '../../../../../lib/store/open.ts';
import { line } from '../../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../../lens-store.ts';

/** A small company's partners and orders: a supplier, two of one group, a customer, somebody at Gmail, and our own site. */
const PEOPLE = [
  partner('ostrel', ['supplier'], {
    name: 'Ostrel Castings',
    domains: ['www.ostrel.example'],
    contacts: [{ name: 'Petra Lindqvast', email: 'petra@ostrel.example' }],
    numbers: ['DE136695976', '100482'],
  }),
  partner('north', ['supplier'], {
    name: 'Vexhaven North',
    domains: ['vexhaven.example'],
    contacts: [{ name: 'Nora Haldane', email: 'nora@vexhaven.example' }],
  }),
  partner('south', ['supplier'], {
    name: 'Vexhaven South',
    domains: ['vexhaven.example'],
    contacts: [{ name: 'Sol Marenko', email: 'office@vexhaven.example' }],
    numbers: ['ATU13585627'],
  }),
  partner('aldermoor', ['customer'], {
    name: 'Aldermoor Water',
    contacts: [{ name: 'Rhea Tomsett', email: 'rhea.tomsett@aldermoor-water.example' }],
  }),
  partner('smith', ['supplier'], {
    name: 'Smithy Works',
    contacts: [{ name: 'Jon Smithy', email: 'jon.smithy@gmail.com' }],
  }),
  partner('depot', ['own-site'], { name: 'Norvane Pumps', domains: ['norvane.example'] }),
];

const order = (partnerId: string, number: string) => ({
  id: `${partnerId}/${number}`,
  kind: 'purchase' as const,
  number,
  partnerId,
  lines: [line({ id: '10', sentOn: '2025-05-01', provenance: FRESH })],
});

export function mailStore(): Promise<Store> {
  const orders = [order('ostrel', '4500011111'), order('north', '4500022222'), order('south', '4500033333')];
  return storeWith(PEOPLE, orders);
}

/** A message with nothing but what is told. */
export function message(fields: Partial<MailMessage> & Pick<MailMessage, 'from'>): MailMessage {
  return { key: '0123456789abcdef', to: [], cc: [], attachments: [], numbers: [], ...fields };
}

type Number = MailMessage['numbers'][number];

export const orderNumber = (raw: string, part: Number['part'] = 'text'): Number => ({
  keys: [raw],
  kind: 'purchase-order',
  raw,
  labelled: true,
  part,
});
export const companyNumber = (raw: string, part: Number['part'] = 'signature'): Number => ({
  keys: [raw],
  kind: 'partner-number',
  raw,
  labelled: true,
  part,
});
export const written = (raw: string, part: Number['part'] = 'signature'): Number => ({
  keys: [raw, raw.slice(raw.indexOf('@') + 1)],
  kind: 'email',
  raw,
  labelled: false,
  part,
});

const OWN = ['buyer@norvane-pumps.example'];

export function who(store: Store, fields: Parameters<typeof message>[0]): Promise<WhoView> {
  return whoIs(store, message(fields), { own: OWN, now: NOW });
}

/** Standing and ids of the candidates, the codes of the first one's reasons, and the codes of the warnings. */
export function told({ standing, candidates, warnings }: WhoView): unknown[] {
  return [
    standing,
    candidates.map(({ partner: { id } }) => id),
    candidates[0]?.reasons.map(({ code }) => code) ?? [],
    warnings.map(({ code }) => code),
  ];
}
