import { useState } from 'preact/hooks';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { AnswerBook, KeptAnswer } from '../../lib/plugin/answer-book.ts';
import { answerFile, postAnswers, saveAnswers } from '../../lib/plugin/hand-over.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

interface AnswersProps {
  bundle: Bundle;
  book: AnswerBook;
}

/** What the reader answered and no bundle carries yet; sent to where the sharer takes answers, or saved as a file. */
export function Answers({ bundle, book }: AnswersProps) {
  const { say } = useTongue();
  const { answers } = book;
  const waiting = answers.filter(({ handedAt }) => handedAt === undefined).length;
  return (
    <section class="sect">
      <h3>
        {say('answers')}{' '}
        {waiting > 0 ? <span class="c">{say('answers.waiting', { n: waiting })}</span> : null}
      </h3>
      {answers.length === 0 ? <p class="dim">{say('answers.none')}</p> : null}
      <ul class="rows">
        {answers.map((kept) => (
          <li key={kept.answer.id}>
            <KeptRow kept={kept} bundle={bundle} onRemove={() => book.remove(kept.answer.id)} />
          </li>
        ))}
      </ul>
      {answers.length > 0 ? <HandOver bundle={bundle} book={book} /> : null}
    </section>
  );
}

interface KeptRowProps {
  kept: KeptAnswer;
  bundle: Bundle;
  onRemove: () => void;
}

function KeptRow({ kept: { answer, handedAt }, bundle, onRemove }: KeptRowProps) {
  const { say, date, day } = useTongue();
  const what = say(`answer.${answer.kind}`, { date: 'date' in answer ? date(answer.date) : '' });
  const line = 'line' in answer ? bundle.lines.find(({ ref }) => ref === answer.line) : undefined;
  const action = 'action' in answer ? bundle.actions.find(({ ref }) => ref === answer.action) : undefined;
  const about = line ? `${line.order} / ${line.line}` : (action?.title ?? '');
  const words = answer.kind === 'dispute' ? answer.evidence : answer.words;
  const remove = handedAt === undefined ? 'answer.remove' : 'answer.forget';
  return (
    <div class="line kept">
      <span>
        {what} <bdi class="sec">{about}</bdi>
      </span>
      <span class="v">
        {handedAt === undefined ? null : (
          <span class="dim">{say('answer.handed', { date: day(handedAt) })} </span>
        )}
        <button
          type="button"
          class="btn"
          aria-label={say(`${remove}-of`, { what: `${what} ${about}` })}
          onClick={onRemove}
        >
          {say(remove)}
        </button>
      </span>
      {words ? (
        <p class="d">
          <bdi>{words}</bdi>
        </p>
      ) : null}
    </div>
  );
}

/** The end of the last try, as a text; `bad` where nothing was handed over. */
interface Outcome {
  text: string;
  bad?: boolean;
}

function HandOver({ bundle, book }: AnswersProps) {
  const { say } = useTongue();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const from = isolated(bundle.from);
  const { answerTo } = bundle;
  const hand = async (act: 'send' | 'save') => {
    if (book.by.trim() === '') return setOutcome({ text: say('answers.needs-name', { from }), bad: true });
    const file = answerFile(bundle, book);
    const done = () => book.hand(new Set(file.answers.map(({ id }) => id)), Date.now());
    if (act === 'save' || !answerTo) {
      setOutcome({ text: say('answers.saved', { name: saveAnswers(file) }) });
      return done();
    }
    setBusy(true);
    setOutcome({ text: say('answers.sending') });
    const { host } = new URL(answerTo);
    const posted = await postAnswers(answerTo, file);
    setBusy(false);
    if (posted.state === 'arrived') {
      setOutcome({ text: say('answers.sent', { host }) });
      return done();
    }
    const why =
      posted.status === undefined
        ? say('answers.failed.unreachable', { host })
        : say('answers.failed.status', { host, status: `${posted.status}` });
    setOutcome({ text: say('answers.failed', { why }), bad: true });
  };
  return (
    <>
      <label>
        {say('answers.by')}
        <input
          class="field"
          maxLength={200}
          autocomplete="name"
          value={book.by}
          onInput={({ currentTarget }) => book.nameOneself(currentTarget.value)}
        />
      </label>
      <p class="acts">
        {answerTo ? (
          <button type="button" class="btn primary" disabled={busy} onClick={() => void hand('send')}>
            {say('answers.send', { from })}
          </button>
        ) : null}
        <button type="button" class={answerTo ? 'btn' : 'btn primary'} onClick={() => void hand('save')}>
          {say('answers.save')}
        </button>
      </p>
      <p role="status" class={outcome?.bad ? 't-late' : undefined}>
        {outcome?.text}
      </p>
      <p class="small dim">{say('answers.save-note', { from })}</p>
      {book.lasting ? null : <p class="small t-risk">{say('answers.only-page')}</p>}
    </>
  );
}
