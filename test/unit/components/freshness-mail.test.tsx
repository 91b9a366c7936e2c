// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { Card } from '../../../components/card/Card.tsx';
import { MailLogPart } from '../../../components/mail/MailLogPart.tsx';
import { MailSection } from '../../../components/mail/MailSection.tsx';
import { DropTarget } from '../../../components/parts/DropTarget.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import type { MailCardView } from '../../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../../lib/lens/mail/sent-text.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import { brief } from './arbitrary-pipeline.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, origin, TODAY, workspace } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nowhere = () => '#';
const nothing = () => undefined;
const links = { line: nowhere, subject: nowhere, candidate: nowhere, alert: nowhere };
const acts = { onUndo: nothing, onTakeBack: nothing, onRetry: nothing, onWriteOurs: nothing };

const touch = fc.record({
  direction: fc.constantFrom('in' as const, 'out' as const, null),
  how: fc.constantFrom('call' as const, 'mail' as const),
  at: fc.constant(INSTANT - 86_400_000),
  words: part.letters(),
  origin: part.origin.map((each) => ({ ...each, stale: false })),
});

const figure = arbitrary.figure.map((each) => ({ ...each, unit: 'money' as const }));

const partner = fc.record({
  head: part.head,
  side: fc.constantFrom('supplier' as const, 'customer' as const),
  tenure: fc.oneof(
    fc.constant({ missing: 'not-recorded' as const }),
    fc.record({ since: fc.constant('2024-03-01'), orders: fc.nat(), origin: part.origin }),
  ),
  value: figure,
  basis: fc.constantFrom('ordered' as const, 'sales' as const, 'cost' as const),
  open: fc.nat(),
  late: fc.nat(),
  lines: fc.array(part.line, { maxLength: 4 }),
  origin: part.origin,
  cases: fc.array(
    fc.record({
      id: part.letters(),
      number: part.letters(),
      priority: fc.constantFrom('critical' as const, 'low' as const),
      raisedAt: fc.constant(INSTANT),
      left: fc.integer({ min: -40, max: 40 }),
      target: fc.constant(40),
      paused: fc.boolean(),
      origin: part.origin,
    }),
    { maxLength: 2 },
  ),
  totalCases: fc.constant(2),
  touched: fc.record({ in: fc.option(touch, { nil: undefined }), out: touch }),
  alerts: fc.constant([]),
  pipeline: fc.option(brief, { nil: undefined }),
});

const mail = fc.record({
  key: fc.constant('0123456789abcdef'),
  messages: fc.constant([
    {
      key: '0123456789abcdef',
      direction: 'in' as const,
      from: 'Ana',
      when: { of: 'instant' as const, at: INSTANT },
      subject: 'Re: 4711',
      attachments: [{ name: 'order 4711.pdf' }],
      orders: ['4711'],
    },
  ]),
  who: fc.constantFrom<MailCardView['who']>(
    { standing: 'unknown', candidates: [], warnings: [] },
    {
      standing: 'known',
      candidates: [],
      warnings: [{ code: 'forged-name', name: 'Ana', address: 'x@y.example' }],
    },
  ),
  partner: fc.option(partner, { nil: undefined }),
  named: fc.array(arbitrary.subject, { maxLength: 3 }),
  strange: fc.constant(['PO 99']),
  log: fc.constant({
    systems: [{ connectionId: 'c', system: 'Tryton', note: 'yes' as const }],
    replay: false,
  }),
  origin: fc.constant({ ...origin, sourceId: 'page:mail.example' }),
}) as fc.Arbitrary<MailCardView>;

it('a message tells the source and age of every fact, as a card and on this page', () => {
  fc.assert(
    fc.property(mail, (view) => {
      const card = { mail: view, workspace };
      act(() => render(null, stage.root));
      act(() =>
        render(
          <Instant.Provider value={INSTANT}>
            <Card
              instant={INSTANT}
              onClose={nothing}
              onOpen={nothing}
              remote={{ state: 'ready', value: card }}
            />
            <MailSection mail={view} today={TODAY} links={links} partnerHref={nowhere}>
              <MailLogPart mail={view} instant={INSTANT} onLog={nothing} onRemove={nothing} {...acts} />
            </MailSection>
          </Instant.Provider>,
          stage.root,
        ),
      );
      expect(untold(stage.root)).toEqual([]);
    }),
    runs(25),
  );
});

it('the card of a message has one first act, and offers no log of what is logged or of a past day', () => {
  const [view] = fc.sample(
    mail.filter((each) => each.partner !== undefined),
    1,
  );
  if (!view?.log) throw new Error('no mail');
  const acts = (changes: Partial<MailCardView['log']>) => {
    const card = { mail: { ...view, log: { ...view.log, ...changes } as MailCardView['log'] }, workspace };
    stage.show(
      <Card instant={INSTANT} onClose={nothing} onOpen={nothing} remote={{ state: 'ready', value: card }} />,
    );
    return [...stage.root.querySelectorAll('.card-foot button')].map(
      (each) => `${each.textContent}${each.classList.contains('primary') ? ', first' : ''}`,
    );
  };
  expect(acts({ replay: false, logged: undefined })).toEqual([
    'Log it in the side panel, first',
    'Open the partner',
  ]);
  expect(acts({ logged: { touchpointId: 't', alone: true } })).toEqual(['Open the partner']);
  expect(acts({ replay: true, logged: undefined })).toEqual(['Open the partner']);
});

it('one click logs what stands in the preview, and never the text', () => {
  const onLog = vi.fn();
  const [view] = fc.sample(
    mail.filter((each) => each.partner !== undefined),
    1,
  );
  if (!view) throw new Error('no mail');
  stage.show(<MailLogPart mail={view} instant={INSTANT} onLog={onLog} onRemove={nothing} {...acts} />);
  const shown = stage.root.querySelector('.words')?.textContent;
  stage.click('Log touchpoint');
  expect(onLog).toHaveBeenCalledTimes(1);
  expect(onLog.mock.calls[0]).toEqual([
    {
      partner: { id: view.partner?.head.id, name: view.partner?.head.name },
      message: '0123456789abcdef',
      thread: undefined,
      direction: 'in',
      subject: 'Re: 4711',
      at: INSTANT,
      orders: ['4711'],
      words: 'From Ana: Re: 4711\nAbout 4711',
      note: shown,
    },
    'c',
  ]);
});

it('a message whose time the page does not tell is asked for it', () => {
  const onLog = vi.fn();
  const [known] = fc.sample(
    mail.filter((each) => each.partner !== undefined),
    1,
  );
  if (!known) throw new Error('no mail');
  const undated = {
    ...known,
    messages: known.messages.map((each) => ({ ...each, when: { of: 'unknown' as const, raw: '03/04' } })),
  };
  stage.show(<MailLogPart mail={undated} instant={INSTANT} onLog={onLog} onRemove={nothing} {...acts} />);
  expect(stage.root.textContent).toContain('03/04');
  stage.click('Log touchpoint');
  expect(onLog).not.toHaveBeenCalled();
  expect(stage.root.querySelector('[aria-invalid="true"]')).not.toBeNull();
});

it('what a sender wrote hides nothing and turns nothing', () => {
  expect(sentText('invoice\u202Efdp.exe')).toBe('invoice‹U+202E›fdp.exe');
  expect(sentText('Pay\u200bPal\u0007\n now')).toBe('Pay‹U+200B›Pal‹U+0007› now');
  expect(sentText('All fine 👩\u200d🔧 ❤\ufe0f')).toBe('All fine 👩\u200d🔧 ❤\ufe0f');
  expect(sentText('Grüße \u0645\u0631\u062d\u0628\u0627')).toBe('Grüße \u0645\u0631\u062d\u0628\u0627');
});

it('says which file is read, why one could not be, and lets go of it', () => {
  const onCancel = vi.fn();
  const target = { over: false, failures: [], onFiles: nothing, onCancel };
  const failure = { code: 'pdf-encrypted', message: 'Protected.', next: 'Print it.' };
  stage.show(<DropTarget {...target} reading={'order\u202Efdp.exe'} failures={[failure]} />);
  expect(stage.root.textContent).toContain('order‹U+202E›fdp.exe');
  expect(stage.root.querySelector('[role="alert"]')?.textContent).toContain('Print it.');
  stage.click('Cancel');
  expect(onCancel).toHaveBeenCalledTimes(1);
  stage.show(<DropTarget {...target} over />);
  expect(stage.root.textContent).toContain('Drop it to read it.');
});
