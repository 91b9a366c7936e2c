import { signal } from '@preact/signals';
import { mailAddress } from '../domain/mail-address.ts';
import { tellsCompany } from '../domain/mail-domain.ts';
import { FailureError } from '../domain/result.ts';
import { type SenderChoice, senderChoiceId } from '../domain/sender-choice.ts';
import { nowOf } from '../domain/workspace.ts';
import { t } from '../i18n/t.ts';
import type { WhoView } from '../lens/mail/who/who-views.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import type { PartnerHead } from '../lens/views.ts';
import { readMine } from '../policy/mine.ts';
import { putSenderChoices, removeSenderChoices, senderChoicesById } from '../store/sender-choices.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** What was said of a sender, or taken back, last, and can still be undone: what stood there before. */
export const justChosen = signal<{
  sender: string;
  /** Null: nobody of the records; absent: it was taken back. */
  partner?: string | null;
  ids: readonly string[];
  before: readonly SenderChoice[];
  at: number;
} | null>(null);

/**
 * Remembers who the sender of a message is: the partner, or nobody of the records. What was said of its address before goes
 * where the whole domain is spoken of now. Throws `store-full`, and `sender-not-kept` for what is no address, a domain where
 * anybody has mail, or a sender that nothing may be remembered of.
 */
export async function chooseSender(
  { about, candidates }: Pick<WhoView, 'about' | 'candidates'>,
  partner: Pick<PartnerHead, 'id' | 'name'> | null,
  of: SenderChoice['of'],
): Promise<void> {
  const sender = of === 'address' ? about?.address : about?.domain;
  if (!about || sender === undefined || !mayKeep(of, sender)) throw notKept(of, sender ?? about?.address);
  const store = await surfaceStore();
  const [workspace, mine] = await Promise.all([readWorkspace(store), readMine(store)]);
  const { instant: at } = nowOf(workspace);
  const reasons = candidates.find((each) => each.partner.id === partner?.id)?.reasons ?? [];
  const choice: SenderChoice = {
    id: senderChoiceId({ of, sender }),
    of,
    sender,
    ...(partner ? { partnerId: partner.id } : {}),
    who: personOf(mine) ?? '',
    at,
    why: [...new Set(reasons.map(({ code }) => code))],
    sample: workspace.sample,
  };
  const narrower = of === 'domain' ? [senderChoiceId({ of: 'address', sender: about.address })] : [];
  const ids = [choice.id, ...narrower];
  const before = await senderChoicesById(store, ids);
  await putSenderChoices(store, [choice]);
  await removeSenderChoices(store, narrower);
  await told({ sender, partner: partner ? partner.name : null, ids, before, at });
}

/** Takes back what was said of a sender; it can be undone. */
export async function takeBackChoice({ id, sender }: SenderChoice): Promise<void> {
  const store = await surfaceStore();
  const before = await senderChoicesById(store, [id]);
  await removeSenderChoices(store, [id]);
  await told({ sender, ids: [id], before, at: Date.now() });
}

/** What was said or taken back last is as it was before. */
export async function undoChosen(): Promise<void> {
  const last = justChosen.value;
  if (!last) return;
  const store = await surfaceStore();
  const kept = new Set(last.before.map(({ id }) => id));
  await putSenderChoices(store, last.before);
  await removeSenderChoices(
    store,
    last.ids.filter((id) => !kept.has(id)),
  );
  await told(null);
}

/** Marks on open pages follow at once. */
async function told(done: typeof justChosen.value): Promise<void> {
  justChosen.value = done;
  await askFromPanel('recordsChanged', {});
}

function mayKeep(of: SenderChoice['of'], sender: string): boolean {
  return of === 'address' ? mailAddress(sender) !== null : tellsCompany(sender);
}

function notKept(of: SenderChoice['of'], sender: string | undefined): FailureError {
  return new FailureError({
    code: 'sender-not-kept',
    message: sender ? t('sender.fault.sender', { sender }) : t('sender.fault.nobody'),
    next: t(`sender.fault.${sender ? of : 'address'}.next`),
  });
}
