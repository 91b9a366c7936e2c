import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptMessage, MESSAGE_SCHEMAS } from '../../../lib/background/protocol.ts';
import type { Role } from '../../../lib/background/roles.ts';
import { runs } from '../runs.ts';

const token = 'a'.repeat(64);
const mention = {
  mark: 1,
  keys: ['4500012345'],
  kind: 'purchase-order',
  raw: 'PO 4500012345',
  labelled: true,
};

/** One valid input per message: the matrix below sends each of them as every role. */
const VALID: Record<string, unknown> = {
  resolve: { mentions: [mention] },
  forget: { marks: [1, 2] },
  health: { whole: false },
  reading: {
    adapter: 'generic',
    version: 1,
    kind: 'orders',
    lang: 'de',
    reading: 0,
    part: 0,
    last: true,
    cut: false,
    rows: [{ table: 0, order: '4500012345', of: 'line', fields: { line: '10', quantity: '1.200' } }],
  },
  mail: {
    adapter: 'generic-mail',
    version: 1,
    own: ['me@own.example'],
    reading: 0,
    part: 0,
    last: true,
    cut: false,
    messages: [
      {
        key: '0123456789abcdef',
        from: { name: 'Ana', address: 'ana@north.example' },
        to: [{ address: 'me@own.example' }],
        cc: [],
        at: '2026-11-22T08:00:00Z',
        subject: 'PO-1000',
        attachments: [{ name: 'order.pdf' }],
        numbers: [{ keys: ['PO1000'], kind: 'number', raw: 'PO-1000', labelled: false, part: 'text' }],
      },
    ],
    rows: [{ from: { name: 'Ana' } }],
  },
  drafting: {},
  draft: {
    key: '0123456789abcdef',
    to: ['orders@north.example'],
    from: 'me@own.example',
    cut: false,
    facts: [
      {
        block: 1,
        sentence: 1,
        clause: 0,
        saying: 'promise',
        topic: 'arrive',
        what: 'number',
        keys: ['4500012345', 'PO4500012345'],
        kind: 'purchase-order',
        raw: '4500012345',
        labelled: true,
      },
      {
        block: 1,
        sentence: 1,
        clause: 0,
        saying: 'promise',
        topic: 'arrive',
        what: 'date',
        when: { form: 'days', days: [{ month: 5, day: 12 }] },
        bound: 'by',
      },
    ],
  },
  openCard: { mark: 1 },
  site: {},
  structured: {},
  taught: {
    field: 'quantity',
    picks: [{ field: 'order', text: '4500012345' }],
    hooks: {
      kind: 'orders',
      rows: [{ each: 'tbody > tr', order: { column: ['PO'] }, fields: {}, expects: ['order'] }],
      expects: [],
    },
    lost: ['status'],
    missing: ['rows.order'],
    count: 1,
    rows: [{ table: 1, order: '4500012345', of: 'order', fields: {} }],
    open: true,
  },
  teach: { tabId: 3, act: 'field', field: 'quantity' },
  redeem: { token, ancestorOrigin: 'https://portal.example' },
  close: { token },
  openPanel: { target: { view: 'partner', partnerId: 'ostrel' } },
  readOnce: { tabId: 3 },
  runJobs: {},
  recordsChanged: {},
  jobsIdle: {},
  followsChanged: {},
  sitesChanged: {},
  callSystems: { address: 'https://erp.example/' },
};
const ROLES = Object.keys(MESSAGE_SCHEMAS) as Role[];

describe('each message as each role', () => {
  const cells = ROLES.flatMap((role) => Object.keys(VALID).map((type) => [role, type] as const));

  it.each(cells)('%s sends %s', (role, type) => {
    const listed = type in MESSAGE_SCHEMAS[role];
    const accepted = acceptMessage(role, { type, input: VALID[type] });
    expect(accepted !== null).toBe(listed);
  });

  it('covers every declared message', () => {
    const declared = ROLES.flatMap((role) => Object.keys(MESSAGE_SCHEMAS[role]));
    expect(Object.keys(VALID).sort()).toEqual(declared.sort());
  });
});

it.each([
  [{ view: 'status', orderId: 'ostrel/4500', customerId: 'corvane' }, true],
  [{ view: 'status', orderId: 'ostrel/4500' }, false],
  [{ view: 'status', orderId: 'ostrel/4500', customerId: 'corvane', html: '<b>' }, false],
  [{ view: 'options' }, false],
])('the card asks the side panel for %o: %s', (target, accepted) => {
  expect(acceptMessage('card', { type: 'openPanel', input: { target } }) !== null).toBe(accepted);
});

describe('hostile shapes', () => {
  it.each([
    ['a prototype key as type', 'lens', { type: '__proto__', input: {} }],
    ['an inherited name as type', 'lens', { type: 'constructor', input: {} }],
    ['an extra field', 'lens', { type: 'openCard', input: { mark: 1, partnerId: 'x' } }],
    ['an extra field in the envelope', 'lens', { type: 'openCard', input: { mark: 1 }, role: 'panel' }],
    ['a negative mark', 'lens', { type: 'openCard', input: { mark: -1 } }],
    ['too many mentions', 'lens', { type: 'resolve', input: { mentions: Array(501).fill(mention) } }],
    [
      'a message over 64 kB',
      'lens',
      { type: 'resolve', input: { mentions: [{ ...mention, raw: 'x'.repeat(70_000) }] } },
    ],
    ['a short token', 'card', { type: 'redeem', input: { token: 'abc', ancestorOrigin: '' } }],
  ] as const)('refuses %s', (_, role, message) => {
    expect(acceptMessage(role, message)).toBeNull();
  });

  it('refuses what cannot be written as JSON', () => {
    const loop: Record<string, unknown> = { type: 'openCard' };
    loop.input = loop;
    expect(acceptMessage('lens', loop)).toBeNull();
  });

  it('never accepts noise, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), fc.anything(), (role, message) => {
        expect(acceptMessage(role, message)).toBeNull();
      }),
      runs(5_000),
    );
  });
});
