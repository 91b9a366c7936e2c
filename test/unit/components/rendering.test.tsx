// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { Card, targetOf } from '../../../components/card/Card.tsx';
import { KpiList } from '../../../components/figures/KpiList.tsx';
import { LineRow } from '../../../components/lines/LineRow.tsx';
import { PagePanel } from '../../../components/page/PagePanel.tsx';
import type { Candidate, CardView, PageView, Subject } from '../../../lib/lens/views.ts';
import { figureOf, INSTANT, lineOf, origin, partner, TODAY, workspace } from './fixtures.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { show, click } = stage;

const lines: Subject = {
  kind: 'lines',
  raw: '4500118203',
  matched: 'order',
  partner,
  lines: [lineOf(), lineOf({ lineId: '30', lineNumber: '30', state: 'ok', lateness: -9 })],
  state: 'late',
};
const ambiguous: Subject = {
  kind: 'ambiguous',
  raw: '4711',
  candidates: [
    { of: 'order', partner, orderId: 'ostrel/4711', orderNumber: '4711', state: 'late', origin },
    {
      partner: { ...partner, id: 'w', name: 'Wexmoor' },
      of: 'order',
      orderId: 'w/4711',
      orderNumber: 'PO-4711',
      state: 'ok',
      origin,
    },
  ],
  state: 'unknown',
};

describe('LineRow', () => {
  it('greys what is past its limit and says was', () => {
    const stale = { ...origin, stale: true };
    const row = show(<LineRow line={lineOf({ origin: stale })} today={TODAY} href="#" />).querySelector(
      '.rowi',
    );
    expect(row?.classList).toContain('stale');
    expect(row?.textContent).toContain('Due 6 days ago');
    expect(row?.querySelector('svg')?.getAttribute('aria-label')).toBe('Due 6 days ago');
    expect(row?.querySelector('.t-late')).toBeNull();
  });

  it('shows markup in a name as text', () => {
    show(<LineRow line={lineOf({ item: { description: '<img src=x onerror=alert(1)>' } })} today={TODAY} />);
    expect(stage.root.querySelector('img')).toBeNull();
    expect(stage.root.textContent).toContain('<img src=x');
  });
});

describe('Card', () => {
  const props = { instant: INSTANT, onClose: () => undefined, onOpen: vi.fn() };

  it('names whose details it shows and has its action last', () => {
    show(<Card {...props} remote={{ state: 'ready', value: { subject: lines, workspace } }} />);
    const dialog = stage.root.querySelector('[role=dialog]');
    const title = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('Ostrel Castings');
    expect(document.activeElement).toBe(title);
    expect([...stage.root.querySelectorAll('button')].at(-1)?.textContent).toBe('Open in the side panel');
    expect(stage.root.textContent).toContain('Late by 6 days');
    expect(stage.root.querySelector('input, textarea, [contenteditable]')).toBeNull();
  });

  it('opens the chosen one of several partners, and guesses none', () => {
    const onOpen = vi.fn();
    show(
      <Card
        {...props}
        onOpen={onOpen}
        remote={{ state: 'ready', value: { subject: ambiguous, workspace } }}
      />,
    );
    click('Wexmoor');
    expect(onOpen.mock.calls[0]?.[0]).toEqual({ view: 'order', orderId: 'w/4711' });
    expect(targetOf({ subject: ambiguous, workspace })).toEqual({ view: 'lookup', text: '4711' });
    expect(targetOf({ subject: lines, workspace })).toEqual({
      view: 'order',
      orderId: 'ostrel/4500118203',
      lineId: '20',
    });
  });

  it('leads to the status of a customer’s order, and of no other', () => {
    const onOpen = vi.fn();
    const toCustomer = { orderId: 'ostrel/4500118203', customerId: 'corvane', name: 'Corvane' };
    const ready = (value: CardView) =>
      show(<Card {...props} onOpen={onOpen} remote={{ state: 'ready', value }} />);
    ready({ subject: lines, workspace });
    expect(stage.root.textContent).not.toContain('Customer status');
    ready({ subject: lines, workspace, toCustomer });
    click('Customer status in the side panel');
    expect(onOpen.mock.calls[0]?.[0]).toEqual({
      view: 'status',
      orderId: 'ostrel/4500118203',
      customerId: 'corvane',
    });
  });

  it('says what failed and what to do, without an action', () => {
    const failure = { code: 'x', message: 'The grant was used.', next: 'Click the mark again.' };
    show(<Card {...props} remote={{ state: 'failed', failure }} />);
    expect(stage.root.querySelector('[role=alert]')?.textContent).toContain(
      'The grant was used.Click the mark again.',
    );
    expect(stage.root.querySelector('.card-foot')).toBeNull();
  });
});

describe('PagePanel', () => {
  const view: PageView = { subjects: [lines, ambiguous], unknown: ['OST-88120'], workspace };
  const nothing = { title: 'Nothing known' };
  const candidateHref = (candidate: Candidate) =>
    candidate.of === 'order' ? `#order/${candidate.orderId}` : '#';

  it('filters by state and back', () => {
    show(
      <PagePanel
        view={view}
        title="Here"
        hrefOf={() => '#'}
        candidateHref={candidateHref}
        nothing={nothing}
      />,
    );
    expect(stage.root.querySelectorAll('.sect:first-child .rowi')).toHaveLength(2);
    click('late');
    expect(stage.root.querySelectorAll('.sect:first-child .rowi')).toHaveLength(1);
    expect(stage.root.querySelector('[aria-pressed=true]')?.textContent).toContain('late');
    click('late');
    expect(stage.root.querySelectorAll('.sect:first-child .rowi')).toHaveLength(2);
  });

  it('shows the partners of an ambiguous number side by side, each with its own order', () => {
    show(
      <PagePanel
        view={view}
        title="Here"
        hrefOf={() => '#'}
        candidateHref={candidateHref}
        nothing={nothing}
      />,
    );
    const choices = [...stage.root.querySelectorAll<HTMLAnchorElement>('a.choice')];
    expect(choices.map((choice) => choice.getAttribute('href'))).toEqual([
      '#order/ostrel/4711',
      '#order/w/4711',
    ]);
    expect(choices[1]?.textContent).toContain('Wexmoor');
  });

  it('lists numbers that are not in the records, and says so when none is', () => {
    show(
      <PagePanel
        view={view}
        title="Here"
        hrefOf={() => '#'}
        candidateHref={candidateHref}
        nothing={nothing}
      />,
    );
    expect(stage.root.textContent).toContain('OST-88120');
    show(
      <PagePanel
        view={{ ...view, subjects: [], unknown: [] }}
        title="Here"
        hrefOf={() => '#'}
        candidateHref={candidateHref}
        nothing={nothing}
      />,
    );
    expect(stage.root.textContent).toBe('Nothing known');
  });
});

describe('KpiList', () => {
  it('groups by what needs a person, folds other dates, and gives the reason of what is missing', () => {
    const missing = figureOf({ value: null, n: 0, missing: 'no-received-quantity' });
    show(
      <KpiList
        hrefOf={() => '#'}
        rows={[
          { id: 'in-full', basis: 'first-promised', figure: missing },
          { id: 'in-full', basis: 'requested', figure: missing },
          { id: 'otif', basis: 'first-promised', figure: figureOf() },
        ]}
      />,
    );
    const heads = (place: string) =>
      [...stage.root.querySelectorAll(`${place} h3`)].map((head) => head.textContent);
    expect(heads('.kpis:first-child')).toEqual(['Below floor1', 'Not known1']);
    expect(heads('details')).toEqual(['Not known1']);
    expect(stage.root.textContent).toContain('no source says how much arrived');
    expect(stage.root.textContent).not.toMatch(/\b0%/);
  });
});
