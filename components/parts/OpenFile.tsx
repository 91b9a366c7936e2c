import { useRef } from 'preact/hooks';

interface OpenFileProps {
  label: string;
  onFile: (file: File) => void;
}

/** A button that asks for one JSON file. */
export function OpenFile({ label, onFile }: OpenFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        class="vh"
        type="file"
        accept=".json,application/json"
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <button type="button" class="btn" onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}
