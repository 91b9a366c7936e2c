import { formatInstant, formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlsoSaid, UnionLink, UnionView } from '../../lib/lens/unions/union-views.ts';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { sourceName } from '../wording/source.ts';
import { reasonWords } from '../wording/unions.ts';

interface UnionSectionProps {
  view: UnionView;
  onUndo: (link: UnionLink) => void;
}

/** A partner that stands for several: who they are, why, the way back; and where sources differ, also those of one alone. */
export function UnionSection({ view: { members, links, also }, onUndo }: UnionSectionProps) {
  const title = t(members.length === 0 ? 'unions.differ' : 'unions.title');
  return (
    <section class="sect unions" aria-label={title}>
      <h2 class="h2">{title}</h2>
      <ul hidden={members.length === 0}>
        {members.map(({ head, origin }) => (
          <Told as="li" origin={origin} key={head.id}>
            {head.name}{' '}
            <span class="small dim">
              {t('unions.member', { source: sourceName(origin.sourceId) })}
              {origin.stale ? ` ${asOfWords(origin)}` : null}
            </span>
          </Told>
        ))}
      </ul>
      {links.map((link) => (
        <Link key={link.id} link={link} onUndo={() => onUndo(link)} />
      ))}
      {also.length > 0 ? <Differences also={also} /> : null}
    </section>
  );
}

function Link({ link: { partners, by, reasons, at }, onUndo }: { link: UnionLink; onUndo: () => void }) {
  const [a, b] = partners.map(({ name }) => name) as [string, string];
  const why = reasonWords(reasons);
  return (
    <p class="small">
      {formatList([a, b])}: {why || t('unions.reason.none')}.{' '}
      <span class="dim">{t(`unions.by.${by}`, { when: formatInstant(at) })}</span>{' '}
      <button type="button" class="link small" aria-label={t('unions.undo.of', { a, b })} onClick={onUndo}>
        {t('unions.undo')}
      </button>
    </p>
  );
}

function Differences({ also }: { also: readonly AlsoSaid[] }) {
  return (
    <dl class="differ small" aria-label={t('unions.differ')}>
      {also.map(({ field, counts, also: others }) => (
        <div key={`${field} ${counts}`}>
          <dt class="dim">{t(`unions.field.${field}`)}</dt>
          <dd>
            {counts}
            {others.map(({ value, origin, until }) => (
              <Told as="span" class="also dim" origin={origin} key={value}>
                {t(until === undefined ? 'unions.also' : 'unions.formerly', {
                  value,
                  source: sourceName(origin.sourceId),
                  date: formatInstant(until ?? origin.fetchedAt),
                })}
              </Told>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
