import { useState } from 'preact/hooks';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';

interface MakeOneProps {
  partners: readonly [PartnerHead, PartnerHead];
  /** Two partners stand for one from now on, under the name of `keep`. */
  onMake: (keep: string) => void;
}

/** Two partners that may be one company: a button, then the question which name stays. */
export function MakeOne({ partners, onMake }: MakeOneProps) {
  const [first, second] = partners;
  const [asked, setAsked] = useState(false);
  const [keep, setKeep] = useState(first.id);
  if (!asked)
    return (
      <button
        type="button"
        class="link small"
        aria-label={t('unions.make.of', { a: first.name, b: second.name })}
        onClick={() => setAsked(true)}
      >
        {t('unions.make')}
      </button>
    );
  return (
    <form
      class="make-one"
      onSubmit={(event) => {
        event.preventDefault();
        onMake(keep);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setAsked(false);
      }}
    >
      <fieldset>
        <legend>{t('unions.which')}</legend>
        {partners.map(({ id, name, numbers }, at) => (
          <label key={id}>
            <input
              type="radio"
              name="keep"
              value={id}
              checked={keep === id}
              ref={(input) => {
                if (at === 0 && keep === id && document.activeElement === document.body) input?.focus();
              }}
              onChange={() => setKeep(id)}
            />
            <span>
              {name} <span class="small dim">{joinParts(numbers.slice(0, 3))}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="small dim">{t('unions.which.why')}</p>
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('unions.confirm')}
        </button>
        <button type="button" class="btn" onClick={() => setAsked(false)}>
          {t('unions.cancel')}
        </button>
      </div>
    </form>
  );
}
