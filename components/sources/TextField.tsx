import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** Passwords and tokens: never shown, never offered by the browser. */
  secret?: boolean;
  optional?: boolean;
  hint?: string;
  longest?: number;
}

/** One labelled line of a form. */
export function TextField(props: TextFieldProps) {
  const { label, value, onInput, secret, optional, hint, longest = 200 } = props;
  const id = useId();
  const common = {
    id,
    class: 'field',
    spellcheck: false,
    placeholder: hint,
    maxLength: longest,
    required: !optional,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  return (
    <label for={id}>
      <span class="small dim">{label}</span>
      {secret ? (
        <input type="password" autocomplete="new-password" {...common} />
      ) : (
        <input autocomplete="off" {...common} />
      )}
    </label>
  );
}
