import { dayOfInstant } from '../domain/calendar-date.ts';
import type { GivenAnswer } from '../domain/given-answer.ts';
import { FailureError } from '../domain/result.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import {
  ANSWER_VERSION,
  type AnswerFile,
  answerFileSchema,
  MAX_ANSWER_BYTES,
  type ShareAnswer,
} from '../domain/share-answer.ts';
import { partnerOfId } from '../store/identifiers.ts';
import type { Store } from '../store/open.ts';
import { addAnswers } from '../store/share-answers.ts';
import { actionsOf, shareNamed } from '../store/shares.ts';
import { visitOrdersOf } from '../store/summaries.ts';
import { readUnions } from '../store/unions.ts';
import { actionRef, refMaker } from './refs.ts';

/** What became of a file of answers. */
export interface TakenAnswers {
  partnerId: string;
  added: number;
  /** Taken in before: they count once. */
  known: number;
  /** They name lines or actions that are not in this store; nothing of them was stored. */
  unknown: { kind: ShareAnswer['kind']; ref: string }[];
  /** They answer a file that was made after the last one that this store knows of: somewhere else, or before it was restored. */
  newer: boolean;
}

/** So much of a file is looked at to tell what it is. */
const HEAD_BYTES = 4_096;
/** So far ahead of ours the clock of a partner may be. */
const MOST_AHEAD_MS = 7 * 86_400_000;

/** Whether a file says that it holds answers. What it says is not believed: see {@link readAnswers}. */
export async function isAnswerFile(file: Blob): Promise<boolean> {
  return (await file.slice(0, HEAD_BYTES).text()).includes('"partnerlens-answer"');
}

/** Reads a file of answers. Throws `answers-…` with what is wrong with it; nothing of it is stored then. */
export async function readAnswers(file: Blob): Promise<AnswerFile> {
  if (file.size > MAX_ANSWER_BYTES)
    refuse(
      'too-large',
      'This file is larger than any file of answers.',
      'Ask the partner for a smaller file: fewer answers at a time.',
    );
  const value = parsedJson(await file.text());
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (format !== 'partnerlens-answer')
    refuse(
      'not-answers',
      'This is no file of answers.',
      'Choose the file that the plugin saved on the portal of the partner.',
    );
  if (typeof version === 'number' && version > ANSWER_VERSION)
    refuse(
      'newer',
      'These answers were written by a newer version of the plugin.',
      'Update PartnerLens, then take the file in again.',
    );
  if (typeof version === 'number' && version < ANSWER_VERSION)
    refuse(
      'older',
      'These answers were written by an older version of the plugin.',
      'Ask whoever runs the portal to put the newest plugin in its place, and the partner to save them again.',
    );
  const read = answerFileSchema.safeParse(value);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join('.') || '?';
  refuse(
    'flawed',
    `This file of answers is damaged or was changed, at ${place.slice(0, 100)}.`,
    'Ask the partner to save it again. Nothing of it was taken in.',
  );
}

/**
 * Takes answers in: each once, however often it arrives. What they speak of is found by its reference. Throws
 * `answers-not-ours` where no agreement of this store has their number, `answers-ahead` where one is from days to come.
 */
export async function takeAnswers(store: Store, file: AnswerFile, at: number): Promise<TakenAnswers> {
  const share = await shareNamed(store, file.share);
  if (!share)
    refuse(
      'not-ours',
      'These answers belong to no agreement that is stored here.',
      'Open them where the file for this partner was made, or restore its backup.',
    );
  if (file.answers.some((answer) => answer.at > at + MOST_AHEAD_MS))
    refuse(
      'ahead',
      'An answer in this file bears a day that is still to come.',
      'Ask the partner to set its clock right and answer again. Nothing of it was taken in.',
    );
  const places = await findPlaces(store, share, file.answers);
  const { share: name, partnerId, sample } = share;
  const { headOf } = await readUnions(store);
  const unknown: TakenAnswers['unknown'] = [];
  const taken = new Map<string, GivenAnswer>();
  for (const answer of file.answers) {
    const ref = refOfAnswer(answer);
    // One UUID, however it is written (RFC 9562 §4).
    const id = answer.id.toLowerCase();
    const place = ref === undefined ? {} : places.get(ref);
    if (place === undefined) unknown.push({ kind: answer.kind, ref: ref ?? '' });
    else if (!taken.has(id)) {
      const { serial, by } = file;
      taken.set(id, {
        id,
        partnerId,
        share: name,
        serial,
        by,
        answer: { ...answer, id },
        ...place,
        at,
        sample,
      });
    }
  }
  const acknowledged = [...taken.values()].flatMap(({ actionId, by, answer }) =>
    actionId === undefined ? [] : [{ id: actionId, acknowledged: { on: dayOfInstant(answer.at), by } }],
  );
  const added = await addAnswers(store, [...taken.values()], acknowledged);
  const known = file.answers.length - unknown.length - added.length;
  const newer = file.serial > share.serial;
  return { partnerId: headOf(partnerId), added: added.length, known, unknown, newer };
}

type Place = Pick<GivenAnswer, 'orderId' | 'lineId' | 'actionId'> & { partnerId?: string };

function refOfAnswer(answer: ShareAnswer): string | undefined {
  if (answer.kind === 'comment') return undefined;
  return answer.kind === 'acknowledgement' ? answer.action : answer.line;
}

/** What references stand for. They lead nowhere by themselves: each line of the partner is named anew, until all are found. */
async function findPlaces(
  store: Store,
  { partnerId, secret }: ShareAgreement,
  answers: readonly ShareAnswer[],
): Promise<Map<string, Place>> {
  const wanted = new Set(answers.map(refOfAnswer).filter((ref) => ref !== undefined));
  const found = new Map<string, Place>();
  if (wanted.size === 0) return found;
  const refOf = await refMaker(secret);
  const note = async (ref: Promise<string>, place: Place) => {
    const name = await ref;
    if (wanted.has(name)) found.set(name, place);
  };
  const actions = await actionsOf(store, partnerId);
  await Promise.all(actions.map((action) => note(actionRef(refOf, action), { actionId: action.id })));
  const lines: [orderId: string, lineId: string][] = [];
  await visitOrdersOf(store, partnerId, (orders) => {
    for (const { id, kind, lines: each } of orders)
      if (kind === 'purchase') for (const line of each) lines.push([id, line.id]);
  });
  for (let at = 0; at < lines.length && found.size < wanted.size; at += SLICE) {
    const slice = lines.slice(at, at + SLICE);
    await Promise.all(
      slice.map(([orderId, lineId]) =>
        note(refOf('line', orderId, lineId), {
          orderId,
          lineId,
          // Whoever it stands for now: it may be parted from that again, and its line goes with it.
          partnerId: partnerOfId(orderId) || partnerId,
        }),
      ),
    );
  }
  return found;
}

/** So many lines are named before it is asked whether all are found. */
const SLICE = 500;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse('not-json', 'This file is damaged: it is no JSON.', 'Ask the partner to save it again.');
  }
}

function refuse(what: string, message: string, next: string): never {
  throw new FailureError({ code: `answers-${what}`, message, next });
}
