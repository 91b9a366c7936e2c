import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { AnswerBook } from '../../lib/plugin/answer-book.ts';
import type { ReadBundle } from '../../lib/plugin/read-bundle.ts';
import { type LineFilter, linesByRow } from '../../lib/plugin/shared-lines.ts';
import { Actions } from './Actions.tsx';
import { Answers } from './Answers.tsx';
import type { Keep } from './answering.ts';
import { Comments } from './Comments.tsx';
import { Figures } from './Figures.tsx';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import { isolated } from './isolated.ts';
import { Lines } from './Lines.tsx';
import { Sides } from './Sides.tsx';
import { useTongue } from './tongue.ts';

export interface ScorecardProps {
  read: ReadBundle;
  book: AnswerBook;
  keep: Keep;
}

/** The joint scorecard: both sides, what they are made of down to the lines, and what the reader answers. */
export function Scorecard({ read, book, keep }: ScorecardProps) {
  const { say, month, date } = useTongue();
  const { bundle } = read;
  const { theirs, ours, from, period, asOf } = bundle;
  const [filter, setFilter] = useState<LineFilter>('cost');
  const heading = useRef<HTMLHeadingElement>(null);
  const counted = useMemo(() => linesByRow(bundle.lines), [bundle]);
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => book.follow(() => draw(undefined)), [book]);
  const showLines = (row: number) => {
    setFilter({ row });
    heading.current?.focus();
  };
  return (
    <>
      <Head read={read} />
      <div class="halves">
        <div>
          <Sides bundle={bundle} />
          <section class="sect">
            <h3>
              {say('figures')}{' '}
              <span class="c">{say('period', { from: month(period[0]), to: month(period[1]) })}</span>
              <span class="end">{say('as-of', { date: date(asOf) })}</span>
            </h3>
            <Figures rows={theirs.rows} linesOf={(row) => counted.get(row) ?? 0} onLines={showLines} />
            {ours && ours.rows.length > 0 ? (
              <>
                <h3 class="mt">{say('side.ours', { from: isolated(from) })}</h3>
                <Figures rows={ours.rows} />
              </>
            ) : null}
            <p class="small dim mt">
              {say('same-numbers')} {say('scale-note')}
            </p>
          </section>
        </div>
        <div>
          <Lines
            bundle={bundle}
            book={book}
            filter={filter}
            heading={heading}
            onFilter={setFilter}
            keep={keep}
          />
          <Actions bundle={bundle} book={book} keep={keep} />
          <Comments bundle={bundle} keep={keep} />
          <Answers bundle={bundle} book={book} />
        </div>
      </div>
      <Foot bundle={bundle} />
    </>
  );
}
