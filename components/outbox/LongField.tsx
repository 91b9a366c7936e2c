import { faultProps } from '../agreement/DraftField.tsx';

interface LongFieldProps {
  id: string;
  label: string;
  value: string;
  /** Letters that it takes. */
  most: number;
  fault?: string | undefined;
  onInput: (text: string) => void;
}

/** An entry of several lines, with what is wrong with it below. */
export function LongField({ id, label, value, most, fault, onInput }: LongFieldProps) {
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="field"
        rows={3}
        maxLength={most}
        value={value}
        {...faultProps(id, fault)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {fault ? (
        <p id={`${id}.below`} class="small t-late">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
