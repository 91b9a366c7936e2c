import { useMemo } from 'preact/hooks';
import { PagePanel } from '../../components/page/PagePanel.tsx';
import { LookupBox } from '../../components/parts/LookupBox.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { groupsOfPage } from '../../lib/lens/chaser/chase-groups.ts';
import { lookupText, mentionsIn } from '../../lib/lens/match/lookup.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { ChaseFrom } from './ChaseFrom.tsx';
import { LiveLookups } from './LiveLookups.tsx';
import { candidateHref, subjectHref } from './places.ts';
import { goTo } from './route.ts';

/** What the records know of a pasted or selected text. */
export function LookupScreen({ text }: { text: string }) {
  const mentions = useMemo(() => mentionsIn(text), [text]);
  const { remote, again } = useReading((store, now) => lookupText(store, text, now), [text]);
  return (
    <>
      <h1 class="vh">{t('lookup.title')}</h1>
      <RemoteView remote={remote.value} onRetry={again}>
        {(view) => (
          <>
            <PagePanel
              view={view}
              title={t('lookup.title')}
              hrefOf={subjectHref}
              nothing={{ title: t('lookup.nothing'), why: t('lookup.nothing.why'), known: t('lookup.none') }}
              candidateHref={candidateHref}
              acts={<ChaseFrom groups={groupsOfPage(view)} />}
            />
            <LiveLookups
              mentions={mentions}
              text={view.subjects.length < mentions.length ? text : undefined}
            />
          </>
        )}
      </RemoteView>
      <section class="sect">
        <LookupBox onLookup={(next) => goTo({ view: 'lookup', text: next.slice(0, 20_000) })} />
      </section>
    </>
  );
}
