import { dayNumber, dayOfInstant } from '../domain/calendar-date.ts';
import type { GivenAnswer } from '../domain/given-answer.ts';
import { actionState } from '../domain/improvement-action.ts';
import type { KpiId } from '../domain/kpi-id.ts';
import { FailureError } from '../domain/result.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import { BUNDLE_VERSION, type Bundle, bundleSchema, MAX_SHARED_LINES } from '../domain/share-bundle.ts';
import type { Now } from '../domain/workspace.ts';
import { scorecardView } from '../lens/scorecard/scorecard-view.ts';
import type { Store } from '../store/open.ts';
import { answersOf } from '../store/share-answers.ts';
import { actionsOf, shareNamesOf } from '../store/shares.ts';
import { actionRef, refMaker } from './refs.ts';
import { findLines, sharedLine } from './share-lines.ts';
import { sharedSide, unseenFigures } from './share-side.ts';

const MS_PER_DAY = 86_400_000;
const MOST_ACTIONS = 200;
const MOST_COMMENTS = 100;

/** Number and time of a file that is made. */
export interface Issue {
  serial: number;
  /** By the clock, also while a past day is shown. */
  issuedAt: number;
}

/**
 * The number of the next file. Numbers only grow, also where the store was restored from a backup or another browser made
 * files before: none is below the seconds since 1970.
 */
export function nextSerial({ serial }: Pick<ShareAgreement, 'serial'>, instant: number): number {
  return Math.max(serial + 1, Math.floor(instant / 1_000));
}

/**
 * What a partner is shown under its share agreement, from the same views as the side panel, and checked against the schema
 * last: what is not in it cannot leave. Points are of its own records alone: compared with others they would tell of them. Throws `share-over` after its last day, `share-revoked`,
 * `partner-gone`, and `share-counts-more` where the score has come to tell of figures that nobody agreed to.
 */
export async function makeBundle(
  store: Store,
  share: ShareAgreement,
  now: Now,
  { serial, issuedAt }: Issue,
): Promise<Bundle> {
  const expiresAt = expiryOf(share, issuedAt);
  const view = await scorecardView(store, share.partnerId, now, { alone: true });
  if (!view)
    refuse(
      'partner-gone',
      'This partner is no longer in the store.',
      'Import its records, then share again.',
    );
  expectCounted(
    share,
    view.rows.map(({ term }) => term.kpi),
  );
  const [answers, actions, refOf] = await Promise.all([
    answersTo(store, share),
    actionsOf(store, share.partnerId),
    refMaker(share.secret),
  ]);
  const byLine = Map.groupBy(answers, ({ orderId, lineId }) => `${orderId}\n${lineId}`);
  const found = await findLines(store, view, share, now);
  const lines = await Promise.all(
    found
      .slice(0, MAX_SHARED_LINES)
      .map((each) =>
        sharedLine(each, share.fields, byLine.get(`${each.line.orderId}\n${each.line.lineId}`) ?? [], refOf),
      ),
  );
  const { agreed, owed, period, asOf } = view;
  return bundleSchema.parse({
    format: 'partnerlens-bundle',
    version: BUNDLE_VERSION,
    kind: 'scorecard',
    share: share.share,
    serial,
    issuedAt,
    expiresAt,
    from: share.from,
    with: view.partner.name,
    sample: view.workspace.sample,
    asOf,
    period,
    agreed: {
      version: agreed.version ?? 0,
      agreedOn: agreed.agreedOn,
      ours: agreed.ours,
      theirs: agreed.theirs,
    },
    shared: {
      score: share.score,
      fields: share.fields,
      until: share.until,
      ours: share.ours,
      theirs: share.theirs,
      agreedOn: share.agreedOn,
    },
    nextReviewOn: share.nextReviewOn,
    theirs: sharedSide(view, share),
    ours: share.owed && owed ? sharedSide(owed, share) : undefined,
    lines,
    cut: found.length > lines.length ? found.length : undefined,
    actions: await Promise.all(
      actions.slice(0, MOST_ACTIONS).map(async (action) => ({
        ref: await actionRef(refOf, action),
        title: action.title,
        side: action.side,
        owner: action.owner,
        dueOn: action.dueOn,
        state: actionState(action),
        acknowledgedOn: action.acknowledged?.on,
      })),
    ),
    comments: commentsOf(answers),
    answerTo: share.answerTo,
  } satisfies { [Name in keyof Bundle]: unknown });
}

/** What was answered to this share, and to those of who is read as its partner now. */
async function answersTo(store: Store, { partnerId, share }: ShareAgreement): Promise<GivenAnswer[]> {
  const names = await shareNamesOf(store, partnerId);
  const answers = await answersOf(store, partnerId);
  return answers.filter((each) => each.share === share || names.has(each.share));
}

/** From when on a file that is made now shows nothing: after its days, and never beyond the last day of the agreement. */
function expiryOf(share: ShareAgreement, issuedAt: number): number {
  if (share.revoked)
    refuse(
      'share-revoked',
      'Sharing with this partner was ended.',
      'Agree again on what is shared, then make the file.',
    );
  const end = (dayNumber(share.until) + 1) * MS_PER_DAY;
  if (end <= issuedAt)
    refuse(
      'share-over',
      `What was agreed to be shared ended on ${share.until}.`,
      'Agree on a later day, then make the file.',
    );
  return Math.min(end, issuedAt + share.validDays * MS_PER_DAY);
}

/** A later scorecard may count figures that were none of it when both sides agreed to share its score. */
function expectCounted({ score, counted, kpis }: ShareAgreement, figures: readonly KpiId[]): void {
  if (!score || !counted) return;
  const more = unseenFigures(figures, kpis).filter((id) => !counted.includes(id));
  if (more.length > 0)
    refuse(
      'share-counts-more',
      `The score has come to count figures that the partner does not see, and can be worked out of it: ${more.map((id) => id.replaceAll('-', ' ')).join(', ')}.`,
      'Agree again on whether score and grade are shared, then make the file.',
    );
}

function commentsOf(answers: readonly GivenAnswer[]): Bundle['comments'] {
  const comments = answers.flatMap(({ id, answer, decision }) =>
    answer.kind === 'comment'
      ? [
          {
            answerId: id,
            on: dayOfInstant(answer.at),
            words: answer.words,
            ...(decision ? { reply: decision.because } : {}),
          },
        ]
      : [],
  );
  return comments.slice(0, MOST_COMMENTS).reverse();
}

function refuse(code: string, message: string, next: string): never {
  throw new FailureError({ code, message, next });
}
