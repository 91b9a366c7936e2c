import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { KnownForm } from './KnownForm.tsx';

type FormProps = Parameters<typeof KnownForm>[0];

interface KnownActProps extends Pick<FormProps, 'today' | 'scopes'> {
  /** Other things that can be done, beside the button. */
  children?: ComponentChildren;
  /** What was just said, with its way back; or why it failed. */
  done?: ComponentChildren;
  onSave: FormProps['onSave'];
}

/** The button that says that lines are known until a day, and its form. The focus comes back to the button. */
export function KnownAct({ today, scopes, children, done, onSave }: KnownActProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (open)
    return (
      <KnownForm
        today={today}
        scopes={scopes}
        onSave={(said, scope) => {
          onSave(said, scope);
          close();
        }}
        onCancel={close}
      />
    );
  return (
    <>
      <div class="acts line-acts">
        {children}
        {scopes.length > 0 ? (
          <button type="button" class="btn" ref={opener} onClick={() => setOpen(true)}>
            {t('known.say')}
          </button>
        ) : null}
      </div>
      {done}
    </>
  );
}
