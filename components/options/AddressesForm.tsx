import { useState } from 'preact/hooks';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { readAddresses } from '../../lib/lens/mail/own-addresses.ts';
import { UndoLine } from '../parts/UndoLine.tsx';

interface AddressesFormProps {
  addresses: readonly string[];
  /** What was listed before the last change, while that can be undone. */
  before?: readonly string[];
  onSave: (addresses: readonly string[]) => void;
  onFinal: () => void;
}

/** The mail addresses of whoever uses this browser: typed or pasted, one per line. */
export function AddressesForm({ addresses, before, onSave, onFinal }: AddressesFormProps) {
  const [text, setText] = useState(() => addresses.join('\n'));
  const [attempted, setAttempted] = useState(false);
  const read = readAddresses(text);
  const fault = attempted && read.wrong.length > 0;
  return (
    <form
      class="holidays"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (read.wrong.length > 0) document.getElementById('own-addresses')?.focus();
        else onSave(read.addresses);
      }}
    >
      <label for="own-addresses" class="small mt">
        {t('own.addresses')}
      </label>
      <textarea
        id="own-addresses"
        class="field"
        rows={3}
        spellcheck={false}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby="own-addresses.below"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id="own-addresses.below" class={`small ${fault ? 't-late' : 'dim'}`}>
        {fault
          ? t('own.addresses.wrong', { what: formatList(read.wrong.slice(0, 3)) })
          : t('own.addresses.why')}
      </p>
      <div class="acts">
        <button type="submit" class="btn">
          {t('own.addresses.save')}
        </button>
      </div>
      {before ? (
        <UndoLine
          words={t('own.addresses.saved', { n: addresses.length })}
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
