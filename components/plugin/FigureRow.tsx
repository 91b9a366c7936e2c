import { ARROWS } from '../figures/arrows.ts';
import { DrawnSparkline } from '../figures/DrawnSparkline.tsx';
import { DrawnWhisker } from '../figures/DrawnWhisker.tsx';
import { directionOf, verdictOf } from '../figures/kpi-scale.ts';
import { trailingMonths } from '../figures/trailing.ts';
import { FigureDetail } from './FigureDetail.tsx';
import { limitWords, notDrawn, rowName, type SharedRow, toneOf, valueWords } from './figure-words.ts';
import { useTongue } from './tongue.ts';

interface FigureRowProps {
  row: SharedRow;
  lines: number;
  onLines: () => void;
}

/** One figure: name, n, interval, months, value over target. Opens to its definition and its months. */
export function FigureRow({ row, lines, onLines }: FigureRowProps) {
  const tongue = useTongue();
  const { say } = tongue;
  const { figure, basis } = row;
  const reason = notDrawn(row, tongue);
  const direction = reason ? null : directionOf(figure.trend);
  const provisional = figure.standing === 'provisional' && figure.value !== null;
  const rests = [
    say('n', { n: figure.n }),
    basis && say(`basis.${basis}`),
    provisional && say('provisional'),
  ];
  return (
    <details class="figure">
      <summary class="kpi">
        <span class="name">{say(`kpi.${row.kpi}`)}</span>
        <span class="sub">{rests.filter(Boolean).join(', ')}</span>
        {reason ? <span class="none">{reason}</span> : <Drawn row={row} />}
        <span class="val">
          <span>{valueWords(figure, tongue)}</span>
          {direction ? (
            <svg class="ar" viewBox="0 0 8 8" role="img" aria-label={say(direction)}>
              <path d={ARROWS[direction]} />
            </svg>
          ) : null}
        </span>
        <span class="tgt">{reason ? null : limitWords(figure.target, figure.unit, tongue)}</span>
      </summary>
      <FigureDetail row={row} lines={lines} onLines={onLines} />
    </details>
  );
}

function Drawn({ row }: { row: SharedRow }) {
  const tongue = useTongue();
  const { figure } = row;
  const tone = toneOf(verdictOf(figure));
  const name = rowName(row, tongue);
  const values = trailingMonths(figure);
  const known = values.filter((value) => value !== null);
  const write = (value: number | null | undefined) =>
    value == null ? '—' : tongue.figure(value, figure.unit);
  const [low, high] = figure.interval ?? [figure.value, figure.value];
  const said = {
    name,
    value: valueWords(figure, tongue),
    low: write(low),
    high: write(high),
    floor: limitWords(figure.floor, figure.unit, tongue),
    target: limitWords(figure.target, figure.unit, tongue),
  };
  return (
    <>
      <DrawnWhisker figure={figure} tone={tone} label={tongue.say('whisker', said)} />
      {known.length > 0 ? (
        <DrawnSparkline
          figure={figure}
          values={values}
          tone={tone}
          label={tongue.say('spark', { name, from: write(known[0]), to: write(known.at(-1)) })}
        />
      ) : null}
    </>
  );
}
