import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dayOfInstant } from '../../lib/domain/calendar-date.ts';
import type { Decision, GivenAnswer } from '../../lib/domain/given-answer.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AnswerView } from '../../lib/share/share-view.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Sent } from '../parts/Sent.tsx';

interface AnswerRowProps {
  view: AnswerView;
  href?: string;
  onDecide: (decision: Pick<Decision, 'state' | 'because'> | null) => void;
  /** What can be done with a date that was accepted. */
  children?: ComponentChildren;
}

/** What the partner said of one line, action or the whole, and what was decided about it. */
export function AnswerRow({ view, href, onDecide, children }: AnswerRowProps) {
  const { given, about } = view;
  const { answer, by, decision } = given;
  const title = about ?? (answer.kind === 'comment' ? t('share.answer.comment') : t('share.answer.gone'));
  return (
    <li class="share-row">
      <p>
        {href ? <a href={href}>{title}</a> : <span class="b">{title}</span>}{' '}
        {answer.kind === 'comment' ? null : <span class="dim">{kindWords(given)}</span>}
      </p>
      <p class="small">
        <Words given={given} />
      </p>
      <p class="small dim">
        <Sent text={by} />, {formatDate(dayOfInstant(answer.at))}
      </p>
      {answer.kind === 'acknowledgement' ? null : decision ? (
        <Decided given={given} decision={decision} onUndo={() => onDecide(null)} />
      ) : (
        <Decide given={given} title={title} onDecide={onDecide} />
      )}
      {decision?.state === 'accepted' ? children : null}
    </li>
  );
}

function kindWords({ answer }: GivenAnswer): string {
  if (answer.kind === 'proposal') return t('share.answer.proposal', { date: formatDate(answer.date) });
  return t(`share.answer.${answer.kind}`);
}

function Words({ given: { answer } }: { given: GivenAnswer }) {
  if (answer.kind === 'dispute')
    return (
      <>
        {t(`share.reason.${answer.reason}`)} <Sent text={answer.evidence} />
      </>
    );
  return answer.words ? <Sent text={answer.words} /> : null;
}

function Decided({
  given,
  decision,
  onUndo,
}: {
  given: GivenAnswer;
  decision: Decision;
  onUndo: () => void;
}) {
  const { kind } = given.answer;
  const { state, because, by, at } = decision;
  const words = { date: formatDate(dayOfInstant(at)), because };
  return (
    <p class="small">
      {joinParts([t(kind === 'comment' ? 'share.decided.reply' : `share.decided.${state}`, words), by])}{' '}
      {kind === 'dispute' && state === 'accepted' ? `${t('share.decided.left-out')} ` : null}
      <button type="button" class="link small" onClick={onUndo}>
        {t('share.decided.undo')}
      </button>
    </p>
  );
}

interface DecideProps {
  given: GivenAnswer;
  title: string;
  onDecide: AnswerRowProps['onDecide'];
}

function Decide({ given, title, onDecide }: DecideProps) {
  const [because, setBecause] = useState('');
  const [attempted, setAttempted] = useState(false);
  const { id, answer } = given;
  const act = (state: Decision['state']) => {
    setAttempted(true);
    if (because.trim() !== '') onDecide({ state, because: because.trim().slice(0, 1_000) });
    else document.getElementById(`because.${id}`)?.focus();
  };
  return (
    <fieldset class="decide" aria-label={t('share.decide.of', { about: title })}>
      <DraftField
        id={`because.${id}`}
        label={t('share.decide.because')}
        value={because}
        fault={attempted && because.trim() === '' ? t('share.fault.because') : undefined}
        hint={answer.kind === 'dispute' ? t('share.decide.dispute') : undefined}
        onInput={setBecause}
      />
      <p class="acts">
        {answer.kind === 'comment' ? (
          <button type="button" class="btn" onClick={() => act('accepted')}>
            {t('share.decide.reply')}
          </button>
        ) : (
          <>
            <button type="button" class="btn" onClick={() => act('accepted')}>
              {t('share.decide.accept')}
            </button>
            <button type="button" class="btn" onClick={() => act('rejected')}>
              {t('share.decide.reject')}
            </button>
          </>
        )}
      </p>
    </fieldset>
  );
}
