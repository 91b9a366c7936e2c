import { formatInstant, formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { NoticeView } from '../../lib/lens/notice-views.ts';
import { Note } from '../parts/Note.tsx';

interface StoreNoticesProps {
  notices: readonly NoticeView[];
  /** A person has read it: it is not shown again. */
  onRead: (what: NoticeView['what']) => void;
}

/** What the store did by itself, or cannot do, on top of every surface until somebody has read it. */
export function StoreNotices({ notices, onRead }: StoreNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <section class="sect store-notices">
      {notices.map((notice) => {
        const { what, why, next, grave } = wordsOf(notice);
        return (
          <Note
            key={notice.what}
            state={grave ? 'late' : 'unknown'}
            label={grave ? t('common.failed') : undefined}
            what={what}
            why={why}
            next={next}
            urgent={grave}
          >
            <button type="button" class="btn" onClick={() => onRead(notice.what)}>
              {t(notice.what === 'full' ? 'common.retry' : 'notice.read')}
            </button>
          </Note>
        );
      })}
    </section>
  );
}

interface Words {
  what: string;
  why: string;
  next?: string;
  grave: boolean;
}

function wordsOf(notice: NoticeView): Words {
  const when = formatInstant(notice.at);
  switch (notice.what) {
    case 'rebuilt': {
      // Lost: by the browser itself. Else PartnerLens found the damage, and knows where.
      const lost = notice.reason.startsWith('lost');
      return {
        what: lost ? t('notice.lost') : t('notice.rebuilt'),
        why: lost ? t('notice.lost.why', { when }) : t('notice.rebuilt.why', { when, reason: notice.reason }),
        next: notice.count > 1 ? t('notice.rebuilt.again', { n: notice.count }) : t('notice.rebuilt.next'),
        grave: true,
      };
    }
    case 'full':
      return {
        what: t('notice.full'),
        why: t('notice.full.why', { when }),
        next: t('notice.full.next'),
        grave: true,
      };
    case 'shed':
      return {
        what: t('notice.shed'),
        why: t('notice.shed.why', { when, what: shedWords(notice) }),
        next: t('notice.shed.next'),
        grave: false,
      };
    case 'retained':
      return { what: t('notice.retained'), why: retainedWords(notice, when), grave: false };
  }
}

function shedWords({ summaries, files, rejectLists }: Extract<NoticeView, { what: 'shed' }>): string {
  const removed: string[] = [];
  if (summaries > 0) removed.push(t('notice.shed.summaries', { n: summaries }));
  if (files > 0) removed.push(t('notice.shed.files', { n: files }));
  if (rejectLists > 0) removed.push(t('notice.shed.rejects', { n: rejectLists }));
  return formatList(removed);
}

function retainedWords(notice: Extract<NoticeView, { what: 'retained' }>, when: string): string {
  const removed = [t('common.orders', { n: notice.orders })];
  if (notice.records) removed.push(t('privacy.records', { n: notice.records }));
  const orders = formatList(removed);
  const days = t('retention.days', { n: notice.days });
  if (notice.partners === 0) return t('notice.retained.why', { orders, days, when });
  const partners = t('common.partners', { n: notice.partners });
  return t('notice.retained.partners', { orders, days, partners, when });
}
