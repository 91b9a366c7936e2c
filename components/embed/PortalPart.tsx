import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { linesFor, PORTALS, type Portal, resourcesOf } from '../../lib/plugin/portals.ts';
import { type Embed, policyOf } from '../../lib/plugin/snippet.ts';
import { SavedText } from './SavedText.tsx';

interface PortalPartProps {
  embed: Embed;
  onCopy: (text: string) => Promise<void>;
}

/** What a portal needs, by what it is made with: lines, where they go, and the policy where the page has one of its own. */
export function PortalPart({ embed, onCopy }: PortalPartProps) {
  const [portal, setPortal] = useState<Portal>('html');
  const lines = linesFor(portal, embed);
  const isOwnPage = portal === 'html' || portal === 'react';
  return (
    <>
      <section>
        <h2 class="h2">{t('embed.portal')}</h2>
        <div class="toggles mt">
          {PORTALS.map((each) => (
            <button
              key={each}
              type="button"
              class="toggle"
              aria-pressed={portal === each}
              onClick={() => setPortal(each)}
            >
              {t(`embed.portal.${each}`)}
            </button>
          ))}
        </div>
        <ul class="prose mt embed-steps">
          {t(`embed.how.${portal}`, { ...resourcesOf(embed) })
            .split('\n')
            .map((step) => (
              <li key={step}>{step}</li>
            ))}
        </ul>
      </section>
      {lines.map(({ file, text }) => (
        <SavedText
          key={`${portal} ${file}`}
          title={portal === 'html' ? t('embed.snippet') : file}
          text={text}
          onCopy={onCopy}
        />
      ))}
      {isOwnPage ? (
        <SavedText title={t('embed.policy')} text={policyOf(embed)} onCopy={onCopy}>
          {t('embed.policy.why')}
        </SavedText>
      ) : null}
    </>
  );
}
