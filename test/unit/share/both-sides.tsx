import { expect } from 'vitest';
import { Whisker } from '../../../components/figures/Whisker.tsx';
import { RecordRow } from '../../../components/partner/RecordRow.tsx';
import { LineRow } from '../../../components/plugin/LineRow.tsx';
import { Plugin } from '../../../components/plugin/Plugin.tsx';
import { Speaks } from '../../../components/plugin/tongue.ts';
import { ScorecardPage } from '../../../components/scorecard/ScorecardPage.tsx';
import { lineTitle } from '../../../components/wording/line.ts';
import { whyWords } from '../../../components/wording/reasons.ts';
import type { Bundle } from '../../../lib/domain/share-bundle.ts';
import { tongueOf } from '../../../lib/i18n/plugin/tongue.ts';
import { t } from '../../../lib/i18n/t.ts';
import type { RecordsView } from '../../../lib/lens/partner/partner-views.ts';
import type { ScorecardView, ScoreRow, ScoreSide } from '../../../lib/lens/scorecard/scorecard-views.ts';
import { AnswerBook } from '../../../lib/plugin/answer-book.ts';
import type { Stage } from '../components/stage.ts';

/** What the side panel and the plugin write of the same partner, read from what their components draw. */

const tongue = tongueOf('en');
const nothing = () => undefined;
const nowhere = () => '#';

/** A figure as one side of the table writes it. */
interface Written {
  value: string;
  n: string;
  target: string;
  floor: string;
  share: string;
  interval?: [low: string, high: string];
  /** What it is without contested lines, and with those that are left out. */
  undisputed?: string;
  recorded?: string;
}

const words = (from: Element | null | undefined) => from?.textContent?.trim() ?? '';

/** Values of the rows of one side, as the scorecard of the side panel and its whiskers write them. */
function inPanel(stage: Stage, view: ScorecardView, which: 'theirs' | 'owed'): Written[] {
  const side: ScoreSide | null = which === 'theirs' ? view : view.owed;
  const rows = side?.rows ?? [];
  const table = inScorecard(stage, view).querySelectorAll('table.scores')[which === 'theirs' ? 0 : 1];
  const drawn = [...(table?.querySelectorAll('tbody tr') ?? [])].map(readRow);
  expect(drawn).toHaveLength(rows.length);
  return drawn.map((row, at) => ({ ...row, ...intervalIn(stage, rows[at]) }));
}

function readRow(row: Element): Written {
  const [who, value, target, share] = row.querySelectorAll('td');
  const notes = [...(who?.querySelectorAll('.s') ?? [])].map(words);
  const beside = notes.find((note) => /^With(out)? \d/.test(note))?.split(' · ') ?? [];
  const besides = (start: RegExp) => {
    const found = beside.find((note) => start.test(note));
    return found ? { said: found.slice(found.lastIndexOf(' ') + 1) } : undefined;
  };
  const [undisputed, recorded] = [besides(/^Without /), besides(/^With \d/)];
  return {
    value: words(value?.querySelector('b, .dash')),
    n: /^n \S+?(?=,|$)/.exec(notes[0] ?? '')?.[0] ?? '',
    target: target?.firstChild?.textContent ?? '',
    floor: words(target?.querySelector('.s')).replace('0 at ', ''),
    share: words(share),
    ...(undisputed ? { undisputed: undisputed.said } : {}),
    ...(recorded ? { recorded: recorded.said } : {}),
  };
}

function intervalIn(stage: Stage, row: ScoreRow | undefined): Pick<Written, 'interval'> {
  if (!row?.figure.interval) return {};
  const { figure, term } = row;
  const whisker = <Whisker name="" figure={{ ...figure, target: term.target, floor: term.floor }} tone="" />;
  const label = stage.show(whisker).querySelector('svg')?.getAttribute('aria-label') ?? '';
  const [, low, high] = /interval (\S+) to (\S+), target/.exec(label) ?? [];
  return low && high ? { interval: [low, high] } : {};
}

/** The plugin with a bundle. */
function pluginOf(bundle: Bundle) {
  const book = new AnswerBook(bundle.share, { get: () => null, set: () => true, follow: nothing });
  return (
    <Plugin
      tongue={tongue}
      state={{ at: 'shown', read: { bundle, left: 1 }, book, keep: () => true }}
      onAgain={nothing}
    />
  );
}

/** Values of one side in the sequence of the bundle, as the plugin writes them. */
function inPlugin(stage: Stage, bundle: Bundle, which: 'theirs' | 'ours'): Written[] {
  const lists = stage.show(pluginOf(bundle)).querySelectorAll('.kpis');
  const drawn = [...(lists[which === 'theirs' ? 0 : 1]?.querySelectorAll('details.figure') ?? [])];
  return (bundle[which]?.rows ?? []).map(({ kpi, basis }) => {
    const found = drawn.filter((each) => {
      const sub = words(each.querySelector('.sub')).split(', ');
      const isBasis = basis ? sub.includes(tongue.say(`basis.${basis}`)) : true;
      return words(each.querySelector('.name')) === tongue.say(`kpi.${kpi}`) && isBasis;
    });
    expect(found, `${kpi} ${basis}`).toHaveLength(1);
    return readFigure(found[0] as Element);
  });
}

function readFigure(figure: Element): Written {
  const terms = new Map<string, string>();
  for (const term of figure.querySelectorAll('dl.terms dt'))
    terms.set(words(term), words(term.nextElementSibling));
  const [, low, high] = /^(\S+) to ([^\s,]+(?:,\d+)*)/.exec(terms.get('Interval') ?? '') ?? [];
  const before = (name: string) => terms.get(name)?.replace(/, n .*$/, '');
  const [undisputed, recorded] = [
    before('Without contested lines'),
    before('With lines accepted as contested rightly'),
  ];
  const shown = words(figure.querySelector('.tgt'));
  if (shown) expect(shown).toBe(terms.get('target'));
  return {
    value: words(figure.querySelector('.val span')),
    n: /^n \S+?(?=,|$)/.exec(words(figure.querySelector('.sub')))?.[0] ?? '',
    target: terms.get('target') ?? '',
    floor: terms.get('floor') ?? '',
    share: terms.get('Weight and score')?.replace(/ of the total.*$/, '') ?? '',
    ...(low && high ? { interval: [low, high] as [string, string] } : {}),
    ...(undisputed ? { undisputed } : {}),
    ...(recorded ? { recorded } : {}),
  };
}

/** Both sides of the table write the same of every shared figure; answers how many there were. */
export function expectSameFigures(stage: Stage, view: ScorecardView, bundle: Bundle): number {
  const sides = [
    ['theirs', inPanel(stage, view, 'theirs'), view.rows],
    ['ours', view.owed ? inPanel(stage, view, 'owed') : [], view.owed?.rows ?? []],
  ] as const;
  let count = 0;
  for (const [which, panel, rows] of sides) {
    const shared = bundle[which]?.rows ?? [];
    const own = shared.map(({ kpi, basis }) => {
      const at = rows.findIndex(({ term }) => term.kpi === kpi && term.basis === basis);
      const written = panel[at];
      if (!written) throw new Error(`the side panel has no ${kpi} ${basis}`);
      // A figure without a value says why in place of what it rests on.
      return rows[at]?.figure.value === null ? { ...written, n: `n ${rows[at].figure.n}` } : written;
    });
    expect(inPlugin(stage, bundle, which)).toEqual(own);
    count += shared.length;
  }
  return count;
}

/** The total of the partner: score, grade and coverage. */
export function expectSameTotal(stage: Stage, view: ScorecardView, bundle: Bundle): void {
  const own = words(inScorecard(stage, view).querySelector('.score-total .b'));
  const side = stage.show(pluginOf(bundle)).querySelector('.side');
  expect(words(side?.querySelector('.total b'))).toBe(view.score === null ? 'no score yet' : own);
  expect(words(side?.querySelector('.grade'))).toBe(view.grade ?? '–');
}

function inScorecard(stage: Stage, view: ScorecardView): HTMLElement {
  return stage.show(
    <ScorecardPage
      view={view}
      backHref="#"
      agreementHref="#"
      factsHref="#"
      recordsHref={nowhere}
      seriesHref={nowhere}
      onExport={nothing}
      onExportVersion={nothing}
      onRole={nothing}
    />,
  );
}

/** What both sides call the same verdict and reason, each from where it stands. */
const VERDICTS: Record<string, string> = {
  'counted, met': 'met',
  'counted, missed': 'missed',
  pending: 'not due yet',
  'left out': 'left out',
};
const REASONS: Record<string, string> = {
  'changed by us': 'changed by the buyer',
  'left out: contested by the partner, and that was accepted': 'contested by you, and that was accepted',
};

/** Records behind a figure as the side panel draws them: `<order> / <line>: <verdict>, <reason>`. */
export function recordsInPanel(stage: Stage, rows: RecordsView['rows']): string[] {
  const list = (
    <ul>
      {rows.map((row, at) => (
        <li key={at}>
          <RecordRow row={row} sign="late" today="" href="#" measure="" item="" why={whyWords(row.why)} />
        </li>
      ))}
    </ul>
  );
  return [...(stage.show(list).children[0]?.children ?? [])].map((row, at) => {
    const { line, why } = rows[at] as RecordsView['rows'][number];
    const said = row.querySelector('svg')?.getAttribute('aria-label')?.toLowerCase() ?? '';
    const reason = t(`why.${why}`);
    expect(words(row.querySelector('.id'))).toBe(lineTitle(line));
    expect(words(row.querySelector('.d')).toLowerCase()).toContain(reason.toLowerCase());
    // Past its limit it says how it was.
    return `${lineTitle(line)}: ${VERDICTS[said.replace(/^was /, '')]}, ${REASONS[reason] ?? reason}`;
  });
}

/** Lines as the plugin draws them once they are opened: how each counts, by the place of the figure. */
export function linesInPlugin(stage: Stage, bundle: Bundle): Map<number, string[]> {
  const rows = bundle.lines.map((line) => (
    <LineRow
      key={line.ref}
      line={line}
      bundle={bundle}
      answers={[]}
      draft={undefined}
      isOpen
      onToggle={nothing}
      onDraft={nothing}
      keep={() => true}
    />
  ));
  const root = stage.show(<Speaks.Provider value={tongue}>{rows}</Speaks.Provider>);
  const names = bundle.theirs.rows.map(({ kpi, basis }) =>
    [tongue.say(`kpi.${kpi}`), basis && tongue.say(`basis.${basis}`)].filter(Boolean).join(', '),
  );
  const found = new Map<number, string[]>(names.map((_, at) => [at, []]));
  for (const line of root.children)
    for (const count of line.querySelectorAll('.detail dd')) {
      const said = words(count);
      const at = names.findIndex((name) => said.startsWith(`${name}: `));
      // A line without a number is told from its neighbours by its place, which the side panel does not say.
      const title = words(line.querySelector('bdi')).replace(/ \/ #\d+$/, '');
      if (at >= 0) found.get(at)?.push(`${title}: ${said.slice((names[at] ?? '').length + 2)}`);
    }
  return found;
}
