import { signal } from '@preact/signals';
import type { Decision } from '../domain/given-answer.ts';
import type { ImprovementAction } from '../domain/improvement-action.ts';
import type { Failure } from '../domain/result.ts';
import type { Issued, ShareAgreement } from '../domain/share-agreement.ts';
import type { Bundle, Revocation } from '../domain/share-bundle.ts';
import { nowOf } from '../domain/workspace.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import { readMine } from '../policy/mine.ts';
import { makeKey, seal } from '../share/envelope.ts';
import { makeBundle, nextSerial } from '../share/make-bundle.ts';
import { randomHex } from '../share/refs.ts';
import { makeRevocation } from '../share/revoke.ts';
import type { ShareHead } from '../share/share-form.ts';
import { isAnswerFile, readAnswers, type TakenAnswers, takeAnswers } from '../share/take-answers.ts';
import { partnersByIds } from '../store/queries.ts';
import { decideAnswer } from '../store/share-answers.ts';
import { putShareKey, readShareKey, type ShareKey } from '../store/share-key.ts';
import { noteIssued, putActions, putShare, removeAction } from '../store/shares.ts';
import { readWorkspace } from '../store/workspace.ts';
import { download } from './download.ts';
import { failureOf, surfaceStore } from './reading.ts';

/** What became of the answers of one partner that were taken in together. */
interface TakenFrom extends TakenAnswers {
  name: string;
}

/** What became of the files of answers that were taken in last, by partner; `refused`: those that came with them and could not be. */
export const justTaken = signal<{
  at: number;
  taken: readonly TakenFrom[];
  refused: readonly Failure[];
} | null>(null);

/** So much of the name of a file is said. */
const MOST_NAME = 100;

/** What an agreement has beside what is typed: of the one that is changed, or of a new one. */
export async function shareHead(partnerId: string, before?: ShareAgreement): Promise<ShareHead> {
  const { sample } = await readWorkspace(await surfaceStore());
  const at = Date.now();
  if (before) {
    const { id, share, secret, serial, issued } = before;
    return { id, partnerId, share, secret, serial, issued, at, sample };
  }
  return {
    id: partnerId,
    partnerId,
    share: randomHex(16),
    secret: randomHex(32),
    serial: 0,
    issued: [],
    at,
    sample,
  };
}

/** Stores what was agreed; `seen`: the agreement that it changes. Throws `store-full`. */
export async function saveShare(share: ShareAgreement, seen?: ShareAgreement): Promise<void> {
  await putShare(await surfaceStore(), share, seen);
}

/** What would leave now, whole. Throws what {@link makeBundle} throws. */
export async function previewShare(share: ShareAgreement): Promise<Bundle> {
  const store = await surfaceStore();
  const issuedAt = Date.now();
  const now = nowOf(await readWorkspace(store));
  return makeBundle(store, share, now, { serial: nextSerial(share, issuedAt), issuedAt });
}

/** Signs what was previewed, as it was previewed, and saves it as a file. Throws `share-behind`, `bundle-too-large`. */
export async function issueShare(share: ShareAgreement, bundle: Bundle): Promise<void> {
  const { lines, theirs, ours } = bundle;
  const figures = theirs.rows.length + (ours?.rows.length ?? 0);
  await issue(share, bundle, { lines: lines.length, figures });
}

/** Ends sharing: from now on no file is made, and the one that is saved says so where it takes the place of the last. */
export async function revokeShare(share: ShareAgreement, name: string, because: string): Promise<void> {
  const at = Date.now();
  const content = makeRevocation(share, name, because, { serial: nextSerial(share, at), issuedAt: at });
  await issue(share, content, { lines: 0, figures: 0 }, { at, because });
}

async function issue(
  share: ShareAgreement,
  content: Bundle | Revocation,
  counts: Pick<Issued, 'lines' | 'figures'>,
  revoked?: ShareAgreement['revoked'],
): Promise<void> {
  const store = await surfaceStore();
  const key = await ownKey();
  const envelope = await seal(content, key);
  const { kind, serial, issuedAt, expiresAt } = content;
  await noteIssued(store, share.id, { kind, serial, issuedAt, expiresAt, kid: key.kid, ...counts }, revoked);
  download(
    fileNameOf(content.with, content.share),
    new Blob([JSON.stringify(envelope)], { type: 'application/json' }),
  );
}

/**
 * The name of the file that is made for a partner; partners of like names have files of different names. It is cut between
 * letters, since half of one can stand in no address, and begins with no dot, which browsers replace when they save.
 */
export function fileNameOf(partner: string, share: string): string {
  const letters = [...partner.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '')];
  return `${letters.slice(0, 80).join('')}-${share.slice(0, 8)}.partnerlens.json`;
}

/** The key of this browser; made where there is none. */
async function ownKey(): Promise<ShareKey> {
  const store = await surfaceStore();
  return (await readShareKey(store)) ?? putShareKey(store, await makeKey(Date.now()));
}

/** Makes a key, or another one in place of that which is there. */
export async function newKey(replaces?: string): Promise<void> {
  await putShareKey(await surfaceStore(), await makeKey(Date.now()), replaces);
}

/** Takes a file of answers in. Throws `answers-…` with what is wrong with it. */
export async function takeAnswerFile(file: Blob): Promise<TakenAnswers> {
  justTaken.value = null;
  const taken = await takeFile(file);
  justTaken.value = { taken: [taken], refused: [], at: Date.now() };
  return taken;
}

async function takeFile(file: Blob): Promise<TakenFrom> {
  const store = await surfaceStore();
  const taken = await takeAnswers(store, await readAnswers(file), Date.now());
  const { partnerId } = taken;
  const name = (await partnersByIds(store, [partnerId])).get(partnerId)?.name ?? partnerId;
  return { ...taken, name };
}

/**
 * Takes in those of dropped files that hold answers; answers the other files, the partner who answered last, and why files were
 * refused, by their names. One that is refused stops no other.
 */
export async function takeAnswersAmong(
  files: readonly File[],
): Promise<{ others: File[]; refused: Failure[]; partnerId?: string }> {
  const others: File[] = [];
  const refused: Failure[] = [];
  const byPartner = new Map<string, TakenFrom>();
  let partnerId: string | undefined;
  for (const file of files)
    try {
      if (await isAnswerFile(file)) {
        const taken = await takeFile(file);
        ({ partnerId } = taken);
        byPartner.set(partnerId, together(byPartner.get(partnerId), taken));
      } else others.push(file);
    } catch (error) {
      const failure = failureOf(error);
      refused.push({ ...failure, message: `${file.name.slice(0, MOST_NAME)}: ${failure.message}` });
    }
  if (partnerId === undefined) return { others, refused };
  justTaken.value = { taken: [...byPartner.values()], refused, at: Date.now() };
  return { others, refused, partnerId };
}

/** What became of several files of one partner. */
function together(before: TakenFrom | undefined, taken: TakenFrom): TakenFrom {
  if (!before) return taken;
  return {
    ...taken,
    added: before.added + taken.added,
    known: before.known + taken.known,
    unknown: [...before.unknown, ...taken.unknown],
    newer: before.newer || taken.newer,
  };
}

/** Decides an answer with a reason, or with null takes the decision back. */
export async function decide(
  id: string,
  decision: Pick<Decision, 'state' | 'because'> | null,
): Promise<void> {
  const store = await surfaceStore();
  const by = personOf(await readMine(store)) ?? '';
  await decideAnswer(store, id, decision && { ...decision, by, at: Date.now() });
}

/** Stores what one side promised to improve; a new one gets its id here. */
export async function saveAction(
  action: Omit<ImprovementAction, 'id' | 'at' | 'sample'> & { id?: string },
): Promise<void> {
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  await putActions(store, [{ ...action, id: action.id ?? crypto.randomUUID(), at: Date.now(), sample }]);
}

/** Removes what one side promised to improve. */
export async function dropAction(id: string): Promise<void> {
  await removeAction(await surfaceStore(), id);
}
