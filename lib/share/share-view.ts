import type { CalendarDate } from '../domain/calendar-date.ts';
import type { GivenAnswer } from '../domain/given-answer.ts';
import type { ImprovementAction } from '../domain/improvement-action.ts';
import type { KpiId } from '../domain/kpi-id.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import { type SharedKpi, sharedKpiSchema } from '../domain/share-figure.ts';
import type { Now } from '../domain/workspace.ts';
import { contestedOf } from '../lens/contested/contested.ts';
import { scorecardView } from '../lens/scorecard/scorecard-view.ts';
import type { ScorecardView } from '../lens/scorecard/scorecard-views.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import type { PartnerHead } from '../lens/views.ts';
import { readMine } from '../policy/mine.ts';
import type { Store } from '../store/open.ts';
import { orderById } from '../store/queries.ts';
import { answersOf } from '../store/share-answers.ts';
import { readShareKey, type ShareKey } from '../store/share-key.ts';
import { actionsOf, shareOf } from '../store/shares.ts';
import type { ShareStart } from './share-form.ts';

/** An answer with what it speaks of, as people know it. */
export interface AnswerView {
  given: GivenAnswer;
  /** Order and line number, or the title of an action; absent for a comment, and where the line is gone. */
  about?: string;
}

/** What the page of a share shows. */
export interface ShareView {
  partner: PartnerHead;
  share?: ShareAgreement;
  start: ShareStart;
  /** Figures of the scorecard that may be shared, and those that never are. */
  open: readonly SharedKpi[];
  closed: readonly KpiId[];
  hasOwed: boolean;
  answers: AnswerView[];
  actions: ImprovementAction[];
  key?: Pick<ShareKey, 'kid' | 'publicKey' | 'madeAt'>;
  contested?: ScorecardView['contested'];
  today: CalendarDate;
  /** The clock, also while a past day is shown: files run out by it. */
  instant: number;
  sample: boolean;
}

/** What is agreed, made and answered with one partner; null when there is no such partner. */
export async function shareView(
  store: Store,
  partnerId: string,
  now: Now,
  instant: number,
): Promise<ShareView | null> {
  const card = await scorecardView(store, partnerId, now);
  if (!card) return null;
  const [share, answers, actions, key, mine] = await Promise.all([
    shareOf(store, partnerId),
    answersOf(store, partnerId),
    actionsOf(store, partnerId),
    readShareKey(store),
    readMine(store),
  ]);
  const { open, closed } = figuresOf(card);
  const { agreed, owed, contested } = card;
  return {
    partner: card.partner,
    ...(share ? { share } : {}),
    start: {
      kpis: open,
      whole: closed.length === 0,
      owed: owed?.isAgreed ?? false,
      today: now.today,
      ours: agreed.ours ?? personOf(mine) ?? '',
      theirs: agreed.theirs ?? '',
    },
    open,
    closed,
    hasOwed: owed !== null,
    answers: await Promise.all(answers.map((given) => answerView(store, given, actions))),
    actions,
    ...(key ? { key: { kid: key.kid, publicKey: key.publicKey, madeAt: key.madeAt } } : {}),
    ...(contested ? { contested } : {}),
    today: now.today,
    instant,
    sample: card.workspace.sample,
  };
}

/** How sharing with a partner stands, without its figures. */
export async function shareInShort(store: Store, partnerId: string) {
  const [share, answers] = await Promise.all([shareOf(store, partnerId), answersOf(store, partnerId)]);
  const { open, accepted } = contestedOf(answers);
  const waits = ({ answer, decision }: GivenAnswer) => !decision && answer.kind !== 'acknowledgement';
  return {
    ...(share ? { share } : {}),
    toDecide: answers.filter(waits).length,
    contested: { open: open.size, accepted: accepted.size },
  };
}

/** The figures of a scorecard by whether they may be shared, each once. */
function figuresOf(card: ScorecardView): { open: SharedKpi[]; closed: KpiId[] } {
  const all = [...new Set(card.rows.map(({ term }) => term.kpi))];
  return {
    open: all.flatMap((kpi) => sharedKpiSchema.safeParse(kpi).data ?? []),
    closed: all.filter((kpi) => !sharedKpiSchema.safeParse(kpi).success),
  };
}

async function answerView(
  store: Store,
  given: GivenAnswer,
  actions: readonly ImprovementAction[],
): Promise<AnswerView> {
  const action = actions.find(({ id }) => id === given.actionId);
  if (action) return { given, about: action.title };
  const order = given.orderId === undefined ? undefined : await orderById(store, given.orderId);
  const line = order?.lines.find(({ id }) => id === given.lineId);
  return order && line ? { given, about: `${order.number} / ${line.number ?? line.id}` } : { given };
}
