import { activitiesOf } from '../../../../lib/store/activities.ts';
import { INSTANT, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';
import { message, reading as pageOf } from './mail-store.ts';

export const reading = (messages: Parameters<typeof pageOf>[0], fields = {}) =>
  pageOf(messages, { adapter: 'gmail', ...fields });
export const provenance = { sourceId: 'mail', fetchedAt: 0, jobId: 'mail' };
export const THREAD = 'abcdefabcdefabcd';
const ANA = { address: 'ana@acme.example' };
const ME = { address: 'me@own.example' };
export const HOUR = 3_600_000;
const at = (hours: number) => new Date(INSTANT - hours * HOUR).toISOString();
export const known = PARTNERS.map((each) =>
  each.id === 'acme' ? { ...each, contacts: [{ name: 'Ana', email: ANA.address }] } : each,
);
export const make = () => storeWith(known, ORDERS);
export const theirs = (hours: number, fields = {}) =>
  message({
    key: `1${`${hours}`.padStart(15, '0')}`,
    thread: THREAD,
    from: ANA,
    to: [ME],
    at: at(hours),
    ...fields,
  });
export const ours = (hours: number, fields = {}) =>
  message({
    key: `2${`${hours}`.padStart(15, '0')}`,
    thread: THREAD,
    from: ME,
    to: [ANA],
    at: at(hours),
    ...fields,
  });
export const stored = async (store: Awaited<ReturnType<typeof make>>) =>
  (await activitiesOf(store, 'acme')).exchanges;
