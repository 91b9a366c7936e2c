import { useState } from 'preact/hooks';
import { UndoLine } from '../parts/UndoLine.tsx';

interface LinesFormProps<T> {
  id: string;
  rows: number;
  /** What is listed now, one per line. */
  list: readonly T[];
  /** What was listed before the last change, while that can be undone. */
  before?: readonly T[];
  /** What was typed or pasted, as list, and words in it that are none. */
  read: (text: string) => { list: readonly T[]; wrong: readonly string[] };
  words: {
    label: string;
    save: string;
    saved: string;
    wrong: (what: readonly string[]) => string;
    /** Below a list without faults. */
    below: (text: string, list: readonly T[]) => string;
  };
  onSave: (list: readonly T[]) => void;
  onFinal: () => void;
}

/** A list that is typed or pasted, one per line; saved only where every line is understood. */
export function LinesForm<T extends string>({
  id,
  rows,
  list,
  before,
  read,
  words,
  onSave,
  onFinal,
}: LinesFormProps<T>) {
  const [text, setText] = useState(() => list.join('\n'));
  const [attempted, setAttempted] = useState(false);
  const typed = read(text);
  const fault = attempted && typed.wrong.length > 0;
  return (
    <form
      class="holidays"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (typed.wrong.length > 0) document.getElementById(id)?.focus();
        else onSave(typed.list);
      }}
    >
      <label for={id} class="small mt">
        {words.label}
      </label>
      <textarea
        id={id}
        class="field"
        rows={rows}
        spellcheck={false}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}.below`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}.below`} class={`small ${fault ? 't-late' : 'dim'}`}>
        {fault ? words.wrong(typed.wrong) : words.below(text, typed.list)}
      </p>
      <div class="acts">
        <button type="submit" class="btn">
          {words.save}
        </button>
      </div>
      {before ? (
        <UndoLine
          words={words.saved}
          onUndo={() => {
            setText(before.join('\n'));
            onSave(before);
          }}
          onFinal={onFinal}
        />
      ) : null}
    </form>
  );
}
