import { h } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { Embed } from '../../lib/plugin/snippet.ts';
import { PortalPart } from './PortalPart.tsx';

interface EmbedPageProps {
  partners: { name: string; embed: Embed }[];
  /** The place of the partner that is shown. */
  chosen: number;
  onChoose: (place: number) => void;
  onSave: () => void;
  onCopy: (text: string) => Promise<void>;
  /** The signed file to preview; absent until it is made, null where sharing was ended. */
  preview: string | null | undefined;
}

const WIDTHS = [320, 768, 1_100];

/** How a partner embeds what is shared with it: files, lines, policy, and how it looks there. */
export function EmbedPage(props: EmbedPageProps) {
  const { partners, chosen, onChoose, onSave, onCopy, preview } = props;
  const found = partners[chosen];
  return (
    <>
      <h1>{t('embed.title')}</h1>
      <p class="dim prose">{t('embed.what')}</p>
      {found ? (
        <>
          <section class="entry">
            <label for="embed.partner">{t('embed.partner')}</label>
            <select
              id="embed.partner"
              class="field"
              value={chosen}
              onChange={({ currentTarget }) => onChoose(currentTarget.selectedIndex)}
            >
              {partners.map(({ name, embed }, place) => (
                <option key={embed.share} value={place}>
                  {name}
                </option>
              ))}
            </select>
          </section>
          <section>
            <h2 class="h2">{t('embed.files')}</h2>
            <ul class="prose">
              <li>{t('embed.files.bundle', { file: found.embed.file })}</li>
              <li>{t('embed.files.plugin')}</li>
            </ul>
            <p class="acts">
              <button type="button" class="btn" onClick={onSave}>
                {t('embed.save')}
              </button>
            </p>
          </section>
          <PortalPart embed={found.embed} onCopy={onCopy} />
          <Preview {...found.embed} preview={preview} />
        </>
      ) : (
        <section>
          <p>{t('embed.none')}</p>
          <p class="dim">{t('embed.none.next')}</p>
        </section>
      )}
    </>
  );
}

function Preview({ x, y, preview }: Embed & Pick<EmbedPageProps, 'preview'>) {
  const [width, setWidth] = useState(768);
  return (
    <section>
      <h2 class="h2">{t('embed.preview')}</h2>
      <p class="small dim">{preview === null ? t('embed.preview.ended') : t('embed.preview.why')}</p>
      <div class="toggles mt">
        {WIDTHS.map((each) => (
          <button
            key={each}
            type="button"
            class="toggle"
            aria-pressed={width === each}
            onClick={() => setWidth(each)}
          >
            {t('embed.preview.width', { n: each })}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keys as well */}
      <section class="embed-frame mt" tabIndex={0} aria-label={t('embed.preview')}>
        {preview ? (
          <div style={{ width: `${width}px` }}>
            {h(
              'partner-lens',
              { key: preview, 'public-key': `${x}.${y}` },
              h('script', { type: 'application/json' }, preview),
            )}
          </div>
        ) : null}
      </section>
    </section>
  );
}
