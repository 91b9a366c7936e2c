import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { oneLine } from '../../lib/export/mail/clean.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ChaserLine, ChaserView } from '../../lib/lens/chaser/chaser-views.ts';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Part } from '../parts/Part.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { chasedWords } from '../wording/chaser.ts';
import { asOfWords, itemWords, quantityWords } from '../wording/line.ts';
import { knownWords } from '../wording/silence.ts';
import { firstTicked } from './use-draft.ts';

interface ChaserLinesProps {
  view: ChaserView;
  ticked: ReadonlySet<string>;
  instant: number;
  onToggle: (key: string) => void;
  onTick: (keys: ReadonlySet<string>) => void;
  acts?: ComponentChildren;
}

const FIRST = 8;
const ROW_HEIGHT = 46;
/** Characters of an item's name, as in the table that leaves. */
const SHOWN = 80;

/** The open lines of the partner, each to be ticked; those ticked at first come first. */
export function ChaserLines({ view, ticked, instant, onToggle, onTick, acts }: ChaserLinesProps) {
  const [whole, setWhole] = useState(false);
  // Those of the beginning: a row must not jump away from the pointer that ticks it.
  const [first] = useState(ticked);
  const lines = [...view.lines].sort((a, b) => rank(a, first) - rank(b, first));
  const shown = whole ? lines : lines.slice(0, FIRST);
  if (lines.length === 0)
    return (
      <Part title={t('chaser.lines')} count={0}>
        <p class="dim">{t('chaser.lines.none')}</p>
      </Part>
    );
  return (
    <Part title={t('chaser.lines')} end={t('chaser.lines.of', { n: ticked.size, all: lines.length })}>
      <div class="toggles chaser-ticks">
        <button type="button" class="link small" onClick={() => onTick(firstTicked(view.lines))}>
          {t('chaser.lines.waiting')}
        </button>
        <button type="button" class="link small" onClick={() => onTick(new Set(lines.map(({ key }) => key)))}>
          {t('chaser.lines.all')}
        </button>
        <button type="button" class="link small" onClick={() => onTick(new Set())}>
          {t('chaser.lines.no')}
        </button>
      </div>
      <VirtualList rows={shown} keyOf={({ key }) => key} rowHeight={ROW_HEIGHT}>
        {(line) => (
          <Told as="div" origin={line.origin} class="chaser-line">
            <LineTick
              line={line}
              today={view.workspace.today}
              instant={instant}
              on={ticked.has(line.key)}
              onToggle={() => onToggle(line.key)}
            />
          </Told>
        )}
      </VirtualList>
      {lines.length > shown.length ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: lines.length - FIRST })}
        </button>
      ) : null}
      {view.left > 0 ? <p class="small dim">{t('chaser.lines.left', { n: view.left })}</p> : null}
      {acts}
      <OriginLine origins={lines.map(({ origin }) => origin)} />
    </Part>
  );
}

function rank({ key }: ChaserLine, ticked: ReadonlySet<string>): number {
  return ticked.has(key) ? 0 : 1;
}

interface LineTickProps {
  line: ChaserLine;
  today: string;
  instant: number;
  on: boolean;
  onToggle: () => void;
}

/** One line: the tick with order and item, and below what is asked for and since when it is known. */
function LineTick({ line, today, instant, on, onToggle }: LineTickProps) {
  const was = useWas();
  const { row, state, chased, known } = line;
  const item = itemWords({ item: { ...row, number: row.itemOurs, supplierNumber: row.itemTheirs } });
  const late =
    row.daysLate === undefined
      ? was(t(`state.${state}`))
      : t(line.origin.stale ? 'past.due' : 'chaser.late', { n: row.daysLate });
  return (
    <label>
      <input type="checkbox" checked={on} onChange={onToggle} />
      <span class="what">
        <Sign state={state} bare />{' '}
        <span class="id">{row.line ? `${row.order} / ${row.line}` : row.order}</span>{' '}
        <span class="sec">{oneLine(item, SHOWN)}</span>
        <span class="d">
          {joinParts([
            late,
            line.origin.stale && asOfWords(line.origin),
            row.promisedOn && t('line.promised', { date: formatDate(row.promisedOn, today) }),
            row.open === undefined ? undefined : quantityWords(row.open, row.unit),
            t('chaser.ask', { what: t(`chaser.ask.${row.ask}`) }),
            knownWords(known, today),
            chasedWords(chased, instant),
          ])}
        </span>
      </span>
    </label>
  );
}
