import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import { limitWords, type SharedRow, valueWords } from './figure-words.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

interface FigureDetailProps {
  row: SharedRow;
  lines: number;
  onLines: () => void;
}

/** What a figure is, what it rests on, and how it went. */
export function FigureDetail({ row, lines, onLines }: FigureDetailProps) {
  const tongue = useTongue();
  const { say } = tongue;
  return (
    <div class="detail">
      <p>
        {say(`def.${row.kpi}`)}{' '}
        <span class="dim">{say('detail.version', { version: isolated(row.figure.definition) })}</span>
      </p>
      <dl class="terms">
        {factsOf(row, tongue).flatMap(([name, words]) =>
          words ? [<dt key={name}>{name}</dt>, <dd key={`${name}.`}>{words}</dd>] : [],
        )}
      </dl>
      <Months row={row} />
      {lines > 0 ? (
        <p class="acts">
          <button type="button" class="btn" onClick={onLines}>
            {say('show-lines', { n: lines })}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function factsOf(row: SharedRow, tongue: Tongue): [name: string, words: string | undefined][] {
  const { say, percent, number } = tongue;
  const { figure, share, score, undisputed, recorded } = row;
  const weighs = {
    share: percent(share, 0),
    score: score === null ? '—' : number(Math.round(score * 10) / 10),
  };
  const instead = (other: SharedRow['undisputed']) =>
    other && `${valueWords({ ...figure, ...other, hits: undefined }, tongue)}, ${say('n', { n: other.n })}`;
  return [
    [say('target'), limitWords(figure.target, figure.unit, tongue)],
    [say('floor'), limitWords(figure.floor, figure.unit, tongue)],
    [say('detail.interval'), intervalWords(row, tongue)],
    [say('detail.counted'), countedWords(row, tongue)],
    [say('detail.tolerance'), toleranceWords(row, tongue)],
    [say('detail.weight'), say('detail.weighs', weighs)],
    [say('detail.undisputed'), instead(undisputed)],
    [say('detail.recorded'), instead(recorded)],
  ];
}

function intervalWords({ figure }: SharedRow, { say, figure: write }: Tongue): string | undefined {
  if (!figure.interval || figure.value === null) return undefined;
  const [low, high] = figure.interval;
  const isTime = figure.unit === 'days' || figure.unit === 'hours';
  const key = isTime ? 'detail.interval.spread' : 'detail.interval.ratio';
  return say(key, { low: write(low, figure.unit), high: write(high, figure.unit) });
}

function countedWords({ figure }: SharedRow, { say }: Tongue): string {
  const { n, hits, pending, excluded } = figure;
  const counted = hits === undefined || figure.unit !== 'ratio' ? say('n', { n }) : say('hits', { hits, n });
  return pending + excluded > 0 ? `${counted}; ${say('detail.left', { pending, excluded })}` : counted;
}

function toleranceWords({ figure }: SharedRow, { say, percent }: Tongue): string | undefined {
  if (!figure.tolerance) return undefined;
  const { late, early, under, over } = figure.tolerance;
  const share = (part: number) => percent(part, Math.round(part * 1_000) % 10 === 0 ? 0 : 1);
  const parts = [
    say('tolerance.late', { n: late }),
    early === null ? say('tolerance.early-any') : say('tolerance.early', { n: early }),
    say('tolerance.under', { share: share(under) }),
  ];
  if (over !== null) parts.push(say('tolerance.over', { share: share(over) }));
  return parts.join(', ');
}

function Months({ row: { figure } }: { row: SharedRow }) {
  const { say, month, figure: write } = useTongue();
  const shown = figure.trend.slice(-12);
  if (shown.length === 0) return null;
  return (
    <table class="by-month">
      <caption>{say('detail.trend')}</caption>
      <tbody>
        {shown.map((point) => (
          <tr key={point.month}>
            <th scope="row">{month(point.month)}</th>
            <td>{point.value === null ? '—' : write(point.value, figure.unit)}</td>
            <td class="dim">{say('n', { n: point.n })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
