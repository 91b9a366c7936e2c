// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { AlertActs } from '../../../components/alerts/AlertActs.tsx';
import { TrendVerdict } from '../../../components/alerts/TrendVerdict.tsx';
import { alertCounts, alertNotes, alertSentence } from '../../../components/wording/alerts.ts';
import { setLocale } from '../../../lib/i18n/locale.ts';
import type { AlertView, ChartView } from '../../../lib/lens/alerts/alert-views.ts';
import { setStage } from './stage.ts';

const TODAY = '2026-06-01';
const stage = setStage();

function alert(kpi: AlertView['kpi'], evidence: Partial<ChartView> | AlertView['evidence']): AlertView {
  return {
    id: `acme ${kpi}`,
    partnerId: 'acme',
    partnerName: 'Acme',
    kpi,
    foundOn: '2026-04-13',
    since: '2026-03-09',
    weight: 4,
    origin: { sourceId: 'file:orders.csv', fetchedAt: 1, stale: false, confidence: 'high' },
    evidence: {
      of: 'chart',
      rhythm: 'week',
      before: { n: 61, hits: 4 },
      after: { n: 48, hits: 9 },
      factor: 2.3,
      eased: false,
      series: [],
      ...evidence,
    } as AlertView['evidence'],
  };
}

describe('an alert in words', () => {
  it('says what, since when, and before and after with n', () => {
    setLocale('en-GB');
    const late = alert('lateness', {});
    expect(alertSentence(late, TODAY)).toBe('Late shipments have doubled since 9 Mar');
    expect(alertCounts(late, TODAY)).toBe('4 of 61 before, 9 of 48 since');
    expect(alertNotes(late, TODAY)).toBe('found on 13 Apr');
    const words = (factor: number | null, kpi: AlertView['kpi'] = 'lateness') =>
      alertSentence(alert(kpi, { factor }), TODAY);
    expect(words(null)).toBe('Late shipments are new since 9 Mar');
    expect(words(1.4)).toBe('Late shipments have risen since 9 Mar');
    expect(words(3)).toBe('Late shipments have tripled since 9 Mar');
    expect(words(9.6, 'reject-rate')).toBe('Shipments with rejects are 10 times as frequent since 9 Mar');
    expect(words(2, 'responsiveness')).toBe('Answers take twice as long since 9 Mar');
  });

  it('tells answers in hours, silence in working days, and what has eased', () => {
    setLocale('en-GB');
    const slow = alert('responsiveness', { before: { n: 140, hours: 6.14 }, after: { n: 35, hours: 12.4 } });
    expect(alertCounts(slow, TODAY)).toBe(
      '6.1 hours of working time before (140 answers), 12.4 hours since (35)',
    );
    const silent = alert('silence', {
      of: 'silence',
      silentDays: 14,
      gaps: 85,
      medianGap: 1,
      p99Gap: 6,
      limit: 9,
      open: 3,
    });
    expect(alertSentence(silent, TODAY)).toBe('Silent for 14 working days');
    expect(alertCounts(silent, TODAY)).toBe(
      'last heard of on 9 Mar; 99 of 100 of its 85 gaps were 6 working days or shorter · 3 questions wait',
    );
    expect(alertNotes(alert('lateness', { eased: true, rhythm: 'month' }), TODAY)).toBe(
      'found on 13 Apr · looked at once a month · nearer to before in the last quarter',
    );
  });
});

describe('putting an alert away', () => {
  it('asks why, keeps the keyboard in the question, and can be given up', () => {
    const said: unknown[] = [];
    const view = alert('lateness', {});
    const root = stage.show(
      <AlertActs alert={view} onPutAway={(_, ...how) => said.push(how)} onUndo={() => said.push('undo')} />,
    );
    stage.click('Put away');
    expect(root.querySelectorAll('input[type=radio]')).toHaveLength(4);
    expect(document.activeElement).toBe(root.querySelector('input[type=radio]'));
    stage.click('Cancel');
    expect(root.querySelector('form')).toBeNull();
    stage.click('Put away');
    const season = [...root.querySelectorAll('label')].find((label) =>
      label.textContent?.includes('every year'),
    );
    act(() => season?.click());
    stage.click('Put away');
    expect(said).toEqual([['season', '']]);
    expect(root.querySelector('form')).toBeNull();
  });

  it('says why it was put away, and takes it back', () => {
    const said: unknown[] = [];
    const dismissal = {
      id: 'acme lateness',
      partnerId: 'acme',
      kpi: 'lateness' as const,
      alarmOn: '2026-04-13',
      reason: 'wrong-data' as const,
      note: 'dates of the old system',
      at: 1,
      sample: false,
    };
    const root = stage.show(
      <AlertActs
        alert={{ ...alert('lateness', {}), dismissal }}
        onPutAway={() => undefined}
        onUndo={({ id }) => said.push(id)}
      />,
    );
    expect(root.textContent).toContain('Put away: The records are wrong: dates of the old system');
    stage.click('Undo');
    expect(said).toEqual(['acme lateness']);
  });
});

it('a trend says its way, its step a quarter in points, and how sure that is', () => {
  const figure = {
    unit: 'ratio' as const,
    trend: [0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.89, 0.88, 0.87, 0.86].map((value, at) => ({
      month: `2025-${`${at + 1}`.padStart(2, '0')}`,
      value,
      n: 40,
    })),
    origin: { sourceId: 'file:orders.csv', fetchedAt: 1, stale: false, confidence: 'high' as const },
  };
  const root = stage.show(<TrendVerdict figure={figure as never} />);
  expect(root.textContent).toBe(
    'Getting worse · -3 points a quarter (95 % sure: -3 points to -3 points) · 10 months, p < 0.001 (Mann-Kendall, Theil-Sen)',
  );
});
