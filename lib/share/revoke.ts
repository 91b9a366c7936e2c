import type { ShareAgreement } from '../domain/share-agreement.ts';
import { BUNDLE_VERSION, type Revocation, revocationSchema } from '../domain/share-bundle.ts';
import type { Issue } from './make-bundle.ts';

const MS_PER_DAY = 86_400_000;
/** So long it is told that nothing is shared any more: longer than any file that was made before is shown. */
const TOLD_DAYS = 3_650;

/** What stands in the place of a bundle when nothing is shared any more; `name`: the partner as we call it. */
export function makeRevocation(
  share: ShareAgreement,
  name: string,
  because: string,
  { serial, issuedAt }: Issue,
): Revocation {
  return revocationSchema.parse({
    format: 'partnerlens-bundle',
    version: BUNDLE_VERSION,
    kind: 'revoked',
    share: share.share,
    serial,
    issuedAt,
    expiresAt: issuedAt + TOLD_DAYS * MS_PER_DAY,
    from: share.from,
    with: name,
    ...(because === '' ? {} : { because }),
  });
}
