import type { PaintState } from '../../lib/domain/mention.ts';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { AnswerBook } from '../../lib/plugin/answer-book.ts';
import type { Keep } from './answering.ts';
import { isolated } from './isolated.ts';
import { Sign } from './Sign.tsx';
import { useTongue } from './tongue.ts';

type SharedAction = Bundle['actions'][number];

interface ActionsProps {
  bundle: Bundle;
  book: AnswerBook;
  keep: Keep;
}

/** What either side promised to improve, the reader's own first. */
export function Actions({ bundle, book, keep }: ActionsProps) {
  const { say } = useTongue();
  const { actions, from } = bundle;
  const sides = ['theirs', 'ours'] as const;
  return (
    <section class="sect">
      <h3>{say('actions')}</h3>
      {actions.length === 0 ? <p class="dim">{say('actions.none')}</p> : null}
      {sides.map((side) => {
        const found = actions.filter((action) => action.side === side);
        return found.length === 0 ? null : (
          <div key={side}>
            <h4 class="small">{say(`actions.${side}`, { from: isolated(from) })}</h4>
            <ul class="rows">
              {found.map((action) => (
                <li key={action.ref}>
                  <Action action={action} asOf={bundle.asOf} book={book} keep={keep} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

interface ActionProps extends Omit<ActionsProps, 'bundle'> {
  action: SharedAction;
  asOf: string;
}

function Action({ action, asOf, book, keep }: ActionProps) {
  const { say, date } = useTongue();
  const { ref, title, owner, dueOn, acknowledgedOn, state, side } = action;
  const answered = book.answers.some(
    ({ answer }) => answer.kind === 'acknowledgement' && answer.action === ref,
  );
  const shown = answered && state === 'open' ? 'acknowledged' : state;
  const words = [
    dueOn && say('action.due', { date: date(dueOn) }),
    owner && say('action.owner', { name: isolated(owner) }),
    acknowledgedOn && say('action.acknowledged-on', { date: date(acknowledgedOn) }),
  ];
  return (
    <div class="line">
      <Sign state={signOf(action, asOf)} label={say(`action.${shown}`)} />
      <bdi>{title}</bdi>
      <span class="v">
        {side === 'theirs' && shown === 'open' ? (
          <button
            type="button"
            class="btn"
            aria-label={say('acknowledge.of', { title })}
            onClick={() => keep({ kind: 'acknowledgement', action: ref })}
          >
            {say('acknowledge')}
          </button>
        ) : (
          <span class="dim">{say(`action.${shown}`)}</span>
        )}
      </span>
      <p class="d">{words.filter(Boolean).join(', ')}</p>
    </div>
  );
}

function signOf({ state, dueOn }: SharedAction, asOf: string): PaintState {
  if (state === 'done') return 'done';
  return dueOn !== undefined && dueOn < asOf ? 'late' : 'ok';
}
