import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Fact } from '../../lib/domain/fact.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FactForm } from '../../lib/lens/facts/fact-form.ts';
import type { FactsView } from '../../lib/lens/facts/fact-views.ts';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { FactEditor } from './FactEditor.tsx';
import { FactRow } from './FactRow.tsx';

interface FactsPageProps {
  view: FactsView;
  backHref: string;
  /** What was just done, with its way back; or why something failed. */
  done?: ComponentChildren;
  /** Answers whether it was saved: else the form stays open. */
  onSave: (form: FactForm, corrected?: Fact) => Promise<boolean>;
  onRemove: (fact: Fact) => void;
}

/** All that is on record about a partner from outside its orders, to be added to, corrected and removed. */
export function FactsPage({ view, backHref, done, onSave, onRemove }: FactsPageProps) {
  const [open, setOpen] = useState<{ fact?: Fact }>();
  const opener = useRef<HTMLElement | null>(null);
  const edit = (fact?: Fact) => {
    opener.current = document.activeElement as HTMLElement | null;
    setOpen({ fact });
  };
  const close = () => {
    setOpen(undefined);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <>
      <PartnerHeadline head={view.partner} backHref={backHref} backName={t('common.back')} />
      <section class="sect">
        <h2 class="h2">
          {t('facts.title')}
          {open ? null : (
            <button type="button" class="btn end" onClick={() => edit()}>
              {t('facts.add')}
            </button>
          )}
        </h2>
        <p class="small dim">{t('facts.why')}</p>
        {done}
      </section>
      {open ? (
        <section class="sect">
          <FactEditor
            key={open.fact?.id ?? 'new'}
            fact={open.fact}
            onSave={(form) => void onSave(form, open.fact).then((saved) => saved && close())}
            onCancel={close}
          />
        </section>
      ) : null}
      <section class="sect">
        {view.rows.length === 0 ? (
          <>
            <p>{t('facts.none')}</p>
            <p class="dim">{t('facts.none.why')}</p>
          </>
        ) : (
          <ul class="fact-list">
            {view.rows.map((row) => (
              <FactRow key={row.fact.id} row={row}>
                <Acts
                  name={row.fact.label}
                  onEdit={() => edit(row.fact)}
                  onRemove={() => onRemove(row.fact)}
                />
              </FactRow>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

interface ActsProps {
  /** What the fact is called. */
  name: string;
  onEdit: () => void;
  onRemove: () => void;
}

function Acts({ name, onEdit, onRemove }: ActsProps) {
  return (
    <p class="fact-acts">
      <button type="button" class="link small" aria-label={t('facts.correct-of', { name })} onClick={onEdit}>
        {t('facts.correct')}
      </button>
      <button type="button" class="link small" aria-label={t('facts.remove-of', { name })} onClick={onRemove}>
        {t('facts.remove')}
      </button>
    </p>
  );
}
