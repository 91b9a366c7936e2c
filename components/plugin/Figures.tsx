import type { PaintState } from '../../lib/domain/mention.ts';
import { VERDICTS, type Verdict, verdictOf } from '../figures/kpi-scale.ts';
import { FigureRow } from './FigureRow.tsx';
import type { SharedRow } from './figure-words.ts';
import { Sign } from './Sign.tsx';
import { useTongue } from './tongue.ts';

const SIGNS: Record<Verdict, PaintState> = {
  'below-floor': 'late',
  'misses-target': 'risk',
  'reaches-target': 'ok',
  'no-target': 'unknown',
  'too-few': 'unknown',
  missing: 'unknown',
};
const NOTES: Partial<Record<Verdict, 'group.misses-note' | 'group.reaches-note'>> = {
  'misses-target': 'group.misses-note',
  'reaches-target': 'group.reaches-note',
};

interface FiguresProps {
  rows: readonly SharedRow[];
  /** How many lines a row counts, by its place; absent where no line of this side is shared. */
  linesOf?: (row: number) => number;
  onLines?: (row: number) => void;
}

/** Figures on one scale, grouped by what they need. */
export function Figures({ rows, linesOf, onLines }: FiguresProps) {
  const groups = VERDICTS.map((verdict) => ({
    verdict,
    found: rows.flatMap((row, at) => (verdictOf(row.figure) === verdict ? [{ row, at }] : [])),
  }));
  return (
    <div class="kpis">
      <Columns />
      {groups.map(({ verdict, found }) =>
        verdict === 'no-target' || found.length === 0 ? null : (
          <div key={verdict}>
            <Group verdict={verdict} count={found.length} />
            {found.map(({ row, at }) => (
              <FigureRow key={at} row={row} lines={linesOf?.(at) ?? 0} onLines={() => onLines?.(at)} />
            ))}
          </div>
        ),
      )}
    </div>
  );
}

function Columns() {
  const { say } = useTongue();
  return (
    <div class="kpi kpi-cols" aria-hidden="true">
      <span class="scale">
        <i class="at-floor">{say('floor')}</i>
        <i class="at-target">{say('target')}</i>
      </span>
      <span class="months">{say('months')}</span>
      <span class="val">
        <span>{say('value')}</span>
      </span>
    </div>
  );
}

function Group({ verdict, count }: { verdict: Exclude<Verdict, 'no-target'>; count: number }) {
  const { say } = useTongue();
  const note = NOTES[verdict];
  return (
    <h4 class="kpi-group">
      <Sign state={SIGNS[verdict]} />
      <span>{say(`group.${verdict}`)}</span>
      <span class="c">{note ? `${count}, ${say(note)}` : count}</span>
    </h4>
  );
}
