import { useState } from 'preact/hooks';
import { DISPUTE_REASONS, MAX_ANSWERS } from '../../lib/domain/share-answer.ts';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { WordKey } from '../../lib/i18n/plugin/words.ts';
import type { SharedLine } from '../../lib/plugin/shared-lines.ts';
import type { Keep, NewAnswer } from './answering.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

/** What is being written about a line; it stays while the list is scrolled. */
export interface Draft {
  ref: string;
  kind: 'dispute' | 'proposal';
  reason: (typeof DISPUTE_REASONS)[number];
  date: string;
  words: string;
}

export const newDraft = (ref: string, kind: Draft['kind']): Draft => ({
  ref,
  kind,
  reason: DISPUTE_REASONS[0],
  date: '',
  words: '',
});

interface AnswerFormProps {
  line: SharedLine;
  bundle: Bundle;
  draft: Draft;
  onDraft: (draft: Draft | undefined) => void;
  keep: Keep;
}

/** Contests a line, or proposes another date for it. What is missing is said when it is to be kept. */
export function AnswerForm({ line, bundle, draft, onDraft, keep }: AnswerFormProps) {
  const { say } = useTongue();
  const [fault, setFault] = useState<WordKey>();
  const name = isolated(`${line.order} / ${line.line}`);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = missingIn(draft);
    if (missing) setFault(missing);
    else if (keep(answerOf(draft))) onDraft(undefined);
    else setFault('answers.full');
  };
  return (
    <form
      class="answer"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDraft(undefined);
      }}
    >
      <h4>{say(draft.kind === 'dispute' ? 'contest.of' : 'propose.of', { line: name })}</h4>
      <Entries bundle={bundle} draft={draft} onDraft={onDraft} isWrong={fault !== undefined} />
      {fault ? (
        <p class="t-late" role="alert">
          {say(fault, { n: MAX_ANSWERS })}
        </p>
      ) : null}
      <p class="acts">
        <button type="submit" class="btn primary">
          {say('form.keep')}
        </button>
        <button type="button" class="btn quiet" onClick={() => onDraft(undefined)}>
          {say('form.cancel')}
        </button>
      </p>
    </form>
  );
}

interface EntriesProps extends Pick<AnswerFormProps, 'bundle' | 'draft' | 'onDraft'> {
  isWrong: boolean;
}

function Entries({ bundle, draft, onDraft, isWrong }: EntriesProps) {
  const { say } = useTongue();
  const isDispute = draft.kind === 'dispute';
  return (
    <>
      {isDispute ? (
        <label>
          {say('form.reason')}
          <select
            class="field"
            value={draft.reason}
            ref={focusOnce}
            onChange={({ currentTarget }) =>
              onDraft({ ...draft, reason: DISPUTE_REASONS[currentTarget.selectedIndex] ?? 'other' })
            }
          >
            {DISPUTE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {say(`reason.${reason}`, { from: isolated(bundle.from) })}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <label>
          {say('form.date')}
          <input
            class="field"
            type="date"
            value={draft.date}
            ref={focusOnce}
            aria-invalid={isWrong}
            onInput={({ currentTarget }) => onDraft({ ...draft, date: currentTarget.value })}
          />
        </label>
      )}
      <label>
        {say(isDispute ? 'form.evidence' : 'form.words')}
        <input
          class="field"
          maxLength={1_000}
          value={draft.words}
          aria-invalid={isDispute && isWrong}
          onInput={({ currentTarget }) => onDraft({ ...draft, words: currentTarget.value })}
        />
      </label>
    </>
  );
}

/** The first entry of a form that was just opened. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

function missingIn({ kind, words, date }: Draft): WordKey | undefined {
  if (kind === 'dispute') return words.trim() ? undefined : 'form.needs-evidence';
  return /^\d{4}-\d\d-\d\d$/.test(date) ? undefined : 'form.needs-date';
}

function answerOf({ ref, kind, reason, date, words }: Draft): NewAnswer {
  return kind === 'dispute'
    ? { kind, line: ref, reason, evidence: words.trim() }
    : { kind, line: ref, date, words: words.trim() || undefined };
}
