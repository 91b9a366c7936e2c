import { t } from '../../lib/i18n/t.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Part } from '../parts/Part.tsx';
import type { DraftTexts } from './compose.ts';
import type { Draft } from './use-draft.ts';

interface ChaserTextsProps {
  draft: Draft;
  isEdited: boolean;
  onWrite: (name: keyof DraftTexts, text: string) => void;
  onReset: () => void;
}

/** Subject and text as drafted, to be changed, and the whole as it leaves. */
export function ChaserTexts({ draft, isEdited, onWrite, onReset }: ChaserTextsProps) {
  return (
    <Part title={t('chaser.text')}>
      <DraftField
        id="chaser.subject"
        label={t('chaser.subject')}
        value={draft.subject}
        onInput={(text) => onWrite('subject', text)}
      />
      {(['above', 'below'] as const).map((name) => (
        <div class="entry" key={name}>
          <label for={`chaser.${name}`}>{t(`chaser.${name}`)}</label>
          <textarea
            id={`chaser.${name}`}
            class="field"
            lang={draft.language}
            rows={name === 'above' ? 5 : 4}
            value={draft[name]}
            onInput={(event) => onWrite(name, event.currentTarget.value)}
          />
        </div>
      ))}
      {isEdited ? (
        <p class="small dim">
          {t('chaser.edited')}{' '}
          <button type="button" class="link small" onClick={onReset}>
            {t('chaser.reset')}
          </button>
        </p>
      ) : null}
      <details class="more">
        <summary class="small">{t('chaser.preview')}</summary>
        <textarea
          class="field chaser-preview"
          lang={draft.language}
          aria-label={t('chaser.preview')}
          readOnly
          wrap="off"
          rows={12}
          value={draft.text}
        />
      </details>
    </Part>
  );
}
