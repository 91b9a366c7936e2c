import { t } from '../../lib/i18n/t.ts';
import { Below, faultProps } from '../agreement/DraftField.tsx';

interface LongFieldProps {
  id: string;
  label: string;
  value: string;
  /** Letters that it takes. */
  most: number;
  fault?: string | undefined;
  onInput: (text: string) => void;
}

/** An entry of several lines, with what is wrong with it below. What is too long stays whole: cut, nobody would notice. */
export function LongField({ id, label, value, most, fault, onInput }: LongFieldProps) {
  const wrong = value.length > most ? t('outbox.long', { n: most, are: value.length }) : fault;
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="field"
        rows={3}
        value={value}
        {...faultProps(id, wrong)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Below id={id} {...(wrong ? { fault: wrong } : {})} />
    </div>
  );
}
