interface SwitchProps {
  label: string;
  why: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** Something that is on or off, with what it does. */
export function Switch({ label, why, on, onSwitch }: SwitchProps) {
  return (
    <>
      <label class="row">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />{' '}
        {label}
      </label>
      <p class="dim small">{why}</p>
    </>
  );
}
