import type { PaintState } from '../../lib/domain/mention.ts';
import { en } from '../../lib/i18n/en.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { type Key, t } from '../../lib/i18n/t.ts';
import type { ObjectSample } from '../../lib/sources/object-sample.ts';
import { Sign } from '../parts/Sign.tsx';
import { fieldName } from '../wording/proposal.ts';
import { rejectWords } from '../wording/rejects.ts';

const STATES: Record<ObjectSample['result'], PaintState> = {
  read: 'done',
  none: 'unknown',
  missing: 'unknown',
  refused: 'risk',
  odd: 'risk',
};

/** What came of reading one record of an object, and what to do where that did not work. */
export function SampleStep({ sample }: { sample: ObjectSample }) {
  const { shown = [] } = sample;
  const [words, next] = sample.object === 'table' ? rowWords(sample) : objectWords(sample);
  return (
    <li>
      <Sign state={STATES[sample.result]} />{' '}
      <span>
        {words}
        {shown.length > 0 ? <span class="small dim">: {shownWords(shown)}</span> : null}
        {next ? <span class="small dim"> {next}</span> : null}
      </span>
    </li>
  );
}

/** `Order number: PO-70003 · Supplier name: Sample Castings AG` */
function shownWords(shown: NonNullable<ObjectSample['shown']>): string {
  return joinParts(shown.map(({ field, value }) => t('check.shown', { field: fieldName(field), value })));
}

function objectWords(sample: ObjectSample): [string, string?] {
  const { object, label, result, count, more, detail, flaw } = sample;
  const name = label ?? nameOf(object);
  if (result === 'read')
    return [
      count === undefined
        ? t('check.read.one', { name })
        : t(more ? 'check.read.more' : 'check.read', { name, n: count }),
    ];
  if (result === 'none') return [t('check.none', { name }), t('check.none.next')];
  if (result === 'missing') return [t('check.missing', { name, object }), t('check.missing.next')];
  if (result === 'odd') return [t('check.odd', { name, ...whyOf(flaw) }), t('check.odd.next')];
  return [
    detail ? t('check.refused.said', { name, detail }) : t('check.refused', { name, object }),
    t('check.refused.next', { object }),
  ];
}

function rowWords({ result, detail, flaw }: ObjectSample): [string, string?] {
  if (result === 'odd') return [t('check.row.odd', whyOf(flaw)), t('check.row.odd.next')];
  if (result !== 'read') return [t('check.row.none')];
  return [detail ? t('check.row.read', { detail }) : t('check.row.some')];
}

function whyOf(flaw: ObjectSample['flaw']): { column: string; why: string } {
  return { column: flaw?.column ?? '', why: rejectWords({ reason: flaw?.reason ?? '' }) };
}

/** An object of a newer source is called as the system calls it. */
export function nameOf(object: string): string {
  const key = `check.object.${object}`;
  return key in en ? t(key as Extract<Key, `check.object.${string}`>) : object;
}
