import { Icon } from './Icon.tsx';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
}

/** A search field with its name for screen readers and its picture. */
export function SearchField({ label, placeholder, value, onInput }: SearchFieldProps) {
  return (
    <label class="search">
      <Icon name="search" />
      <span class="vh">{label}</span>
      <input
        class="field"
        type="search"
        placeholder={placeholder}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
