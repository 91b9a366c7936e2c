import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import { Grade } from './Grade.tsx';
import { History } from './History.tsx';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

type SharedSide = Bundle['theirs'];

/** Both sides as they are scored, beside each other. */
export function Sides({ bundle }: { bundle: Bundle }) {
  const { say } = useTongue();
  const { theirs, ours, shared, from } = bundle;
  if (!shared.score) return null;
  return (
    <section class="sect">
      <h3>{say('grade')}</h3>
      <div class="sides">
        <Side name={say('side.theirs')} side={theirs} />
        {ours ? <Side name={say('side.ours', { from: isolated(from) })} side={ours} /> : null}
      </div>
    </section>
  );
}

function Side({ name, side }: { name: string; side: SharedSide }) {
  const tongue = useTongue();
  const { say, percent } = tongue;
  const { grade, coverage, undisputed, score } = side;
  const before = beforeWords(side, tongue);
  return (
    <div class="side">
      <h4>{name}</h4>
      <p class="total">
        <Grade grade={grade} />
        <b>{scoreWords(score, tongue)}</b>
      </p>
      <p class="small dim">{say('coverage', { share: percent(coverage, 0) })}</p>
      {before ? <p class="small dim">{before}</p> : null}
      {undisputed ? (
        <p class="small t-differs">
          {say('without-contested', {
            what: [undisputed.grade, scoreWords(undisputed.score, tongue)].filter(Boolean).join(', '),
          })}
        </p>
      ) : null}
      <History points={side.history} />
    </div>
  );
}

function scoreWords(score: number | null, { say, number }: Tongue): string {
  return score === null ? say('score.none') : say('score.of', { score: number(tenths(score)) });
}

/** The last month that was graded another way. */
function beforeWords({ history }: SharedSide, { say, month }: Tongue): string | undefined {
  const last = history.findLast(({ grade }) => grade !== null);
  const before = history.findLast(({ grade }) => grade !== null && grade !== last?.grade);
  if (!before?.grade || before.score === null) return undefined;
  return say('was', { grade: before.grade, score: tenths(before.score), month: month(before.month) });
}

const tenths = (score: number): number => Math.round(score * 10) / 10;
