import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';

interface OutboxFormProps {
  /** A heading of the level that fits where the form stands. */
  title: ComponentChildren;
  /** What the button that ends it says. */
  go: string;
  onSubmit: () => void;
  onCancel: () => void;
  children: ComponentChildren;
}

/** A form for something that will be written; Escape closes it, and nothing around it. */
export function OutboxForm({ title, go, onSubmit, onCancel, children }: OutboxFormProps) {
  return (
    <form
      class="outbox-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onSubmit();
        // To what is wrong, where something is: it is drawn by then.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {title}
      {children}
      <div class="acts">
        <button type="submit" class="btn primary">
          {go}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('outbox.cancel')}
        </button>
      </div>
    </form>
  );
}
