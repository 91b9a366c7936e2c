import { useState } from 'preact/hooks';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { Keep } from './answering.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

/** What was said about the whole, with the replies; and a word more. */
export function Comments({ bundle, keep }: { bundle: Bundle; keep: Keep }) {
  const { say, date } = useTongue();
  const [words, setWords] = useState('');
  const [attempted, setAttempted] = useState(false);
  const missing = attempted && words.trim() === '';
  const submit = (event: Event) => {
    event.preventDefault();
    setAttempted(true);
    if (words.trim() === '' || !keep({ kind: 'comment', words: words.trim() })) return;
    setWords('');
    setAttempted(false);
  };
  return (
    <section class="sect">
      <h3>{say('comments')}</h3>
      {bundle.comments.map(({ answerId, on, words: said, reply }) => (
        <div key={answerId} class="said">
          <p>
            <bdi>{said}</bdi> <span class="small dim">{date(on)}</span>
          </p>
          {reply ? (
            <p>{say('comment.reply', { from: isolated(bundle.from), words: isolated(reply) })}</p>
          ) : null}
        </div>
      ))}
      <form class="comment" noValidate onSubmit={submit}>
        <label>
          {say('comment.add')}
          <textarea
            class="field"
            rows={2}
            maxLength={1_000}
            value={words}
            aria-invalid={missing}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
        {missing ? (
          <p class="t-late" role="alert">
            {say('form.needs-words')}
          </p>
        ) : null}
        <button type="submit" class="btn">
          {say('form.keep')}
        </button>
      </form>
    </section>
  );
}
