import type { UnionReason } from '../../lib/domain/union.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

/** `same domain acme.example and same name but for spelling and legal form`; empty for no reason. */
export function reasonWords(reasons: readonly UnionReason[]): string {
  return formatList(reasons.map(({ kind, value }) => t(`unions.reason.${kind}`, { value })));
}
