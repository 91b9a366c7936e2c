import type { MailReading } from '../../domain/mail-reading.ts';
import type { Mention } from '../../domain/mention.ts';
import type { Now } from '../../domain/workspace.ts';
import { findCandidates } from '../../recognise/candidates.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { alertList } from '../alerts/alert-list.ts';
import type { AlertView } from '../alerts/alert-views.ts';
import { type LensContext, readContext } from '../context.ts';
import { askingState } from '../match/asking.ts';
import { pageView } from '../page.ts';
import { severityOf } from '../status.ts';
import type { Origin, PageView, Subject } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import { type Conversation, conversationsOf, type ReadMessage } from './conversations.ts';
import { mailLog } from './mail-log.ts';
import { mailPartner } from './mail-partner.ts';
import type { Direction, MailCard, MailCardView, MailPageView, MessageView } from './mail-views.ts';
import { withOwn } from './own-addresses.ts';
import { isSettled } from './who/settled.ts';
import { whoIs } from './who/who-is.ts';
import type { WhoView } from './who/who-views.ts';

/** So many conversations are looked up; a page rarely has more than one open. */
const MAILS = 5;
const NAMED = 20;

/** The conversations that a page shows, those that ask for most first. `url` is the page's address. */
export async function mailPage(
  store: Store,
  mails: readonly MailReading[],
  url: string,
  now: Now,
): Promise<MailPageView> {
  const all = conversationsOf(await withOwn(store, mails), now);
  const asked = await askAll(store, all.slice(0, MAILS), url, now);
  const [views, workspace] = await Promise.all([Promise.all(asked), workspaceView(store, now)]);
  return {
    mails: views.sort(worstFirst),
    more: Math.max(0, all.length - MAILS),
    cut: mails.some(({ cut }) => cut),
    workspace,
  };
}

/** The conversation of one message, told of that message; null when the page does not show it any more. */
export async function mailCard(
  store: Store,
  mails: readonly MailReading[],
  key: string,
  url: string,
  now: Now,
): Promise<MailCard | null> {
  const conversation = conversationsOf(await withOwn(store, mails), now).find((each) =>
    each.some(({ message }) => message.key === key),
  );
  const about = conversation?.find(({ message }) => message.key === key);
  if (!conversation || !about) return null;
  const ordered = [about, ...conversation.filter((each) => each !== about)];
  const [view] = await askAll(store, [ordered], url, now);
  return view ? { mail: await view, workspace: await workspaceView(store, now) } : null;
}

async function askAll(
  store: Store,
  conversations: readonly Conversation[],
  url: string,
  now: Now,
): Promise<Promise<MailCardView>[]> {
  const [context, { open: alerts }] = await Promise.all([readContext(store, now), alertList(store, now)]);
  return conversations.map((conversation) => viewOf(store, conversation, url, alerts, context));
}

async function viewOf(
  store: Store,
  conversation: Conversation,
  url: string,
  alerts: readonly AlertView[],
  context: LensContext,
): Promise<MailCardView> {
  const { now } = context;
  const [about, page] = await Promise.all([
    spokenWith(store, conversation, now),
    pageView(store, conversation.flatMap(mentionsOf), now, { url }),
  ]);
  const named = page.subjects.filter(({ kind }) => kind !== 'partner').slice(0, NAMED);
  const partner = await partnerOf(store, about.who);
  const main = partner && (await mailPartner(store, partner, orderIdsOf(named), alerts, context));
  const messages = conversation.map((each) => messageView(each, about.directions, page));
  const key = about.read.message.key;
  const direction = about.directions.get(key) ?? 'in';
  const log = main && (await mailLog(store, { ...about.read, direction, partner: main.head }, now));
  return {
    key,
    messages,
    who: about.who,
    ...(main ? { partner: main } : {}),
    ...(log ? { log } : {}),
    named,
    strange: page.unknown,
    origin: originOfPage(url, now),
  };
}

/** Whom a conversation is with, and by which of its messages that is known. */
interface SpokenWith {
  read: ReadMessage;
  who: WhoView;
  /** Which way each message went, also where only the records tell. */
  directions: ReadonlyMap<string, Direction>;
}

/** Whom the first message is from or for; where it is one of ours to nobody who is known, whom the rest of the conversation is with. */
async function spokenWith(store: Store, conversation: Conversation, now: Now): Promise<SpokenWith> {
  const [first] = conversation;
  if (!first) throw new Error('A conversation without a message.');
  const asked = await Promise.all(
    conversation.slice(0, MAILS).map(({ message, own }) => whoIs(store, message, { own, now })),
  );
  const directions = new Map(
    conversation.map(({ message, direction }, at): [string, Direction] => [
      message.key,
      direction ?? (asked[at]?.standing === 'own' ? 'out' : 'in'),
    ]),
  );
  const top = asked[0] ?? NOBODY;
  const others = top.standing === 'own' && !isSettled(top) ? asked.slice(1).filter(isSettled) : [];
  return { read: first, who: others[0] ?? top, directions };
}

const NOBODY: WhoView = { standing: 'unknown', candidates: [], warnings: [] };

async function partnerOf(store: Store, who: WhoView) {
  const [best] = who.candidates;
  return isSettled(who) && best ? partnerById(store, best.partner.id) : undefined;
}

/** What a message names, in its subject and its text; what stands in a signature names the sender, not what it is about. */
function mentionsOf({ message }: ReadMessage): Mention[] {
  const inText = message.numbers.filter(({ part }) => part !== 'signature');
  return [...findCandidates(message.subject ?? ''), ...inText]
    .filter(({ kind }) => kind !== 'email' && kind !== 'domain')
    .map(({ keys, kind, raw, labelled }, mark) => ({ mark, keys, kind, raw, labelled }));
}

function orderIdsOf(named: readonly Subject[]): Set<string> {
  return new Set(
    named.flatMap((subject) => (subject.kind === 'lines' ? subject.lines.map(({ orderId }) => orderId) : [])),
  );
}

function messageView(
  { message, when }: ReadMessage,
  directions: SpokenWith['directions'],
  page: PageView,
): MessageView {
  const { key, thread, from, subject, attachments, unread, numbers } = message;
  const own = new Set(
    [...findCandidates(subject ?? ''), ...numbers.filter(({ part }) => part === 'text')].map(
      ({ raw }) => raw,
    ),
  );
  const orders = page.subjects.flatMap((each) =>
    each.kind === 'lines' && own.has(each.raw) ? (each.lines[0]?.orderNumber ?? each.raw) : [],
  );
  return {
    key,
    ...(thread === undefined ? {} : { thread }),
    direction: directions.get(key) ?? 'in',
    from: from.name ?? from.address ?? '',
    when,
    ...(subject === undefined ? {} : { subject }),
    attachments,
    ...(unread && { unread }),
    orders: [...new Set(orders)].slice(0, 20),
  };
}

/** What the page shows is as old as the look at it. */
function originOfPage(url: string, now: Now): Origin {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return { sourceId: `page:${host}`, fetchedAt: now.instant, stale: false, confidence: 'medium' };
}

/** By what is the matter with what the message names, then with the partner as a whole, then the newest. */
function worstFirst(a: MailCardView, b: MailCardView): number {
  return urgency(a) - urgency(b);
}

function urgency({ named, partner }: MailCardView): number {
  const states = [...named.map(askingState), ...(partner?.lines.map(({ state }) => state) ?? [])];
  return Math.min(severityOf('unknown'), ...states.map(severityOf));
}
