import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Random } from '../sample/random.ts';
import type { Company } from './company.ts';
import { type Language, writtenDay, writtenNumber, writtenPrice, writtenUnit } from './manners.ts';
import type { Wordings } from './wordings.ts';

/** Sentences, lists and tables about the company's orders: true ones, and ones that lie in what they say. */

export interface Place {
  order: Order;
  line: OrderLine;
}

/** The supplier with whom a dispute is open in every set; no clean draft goes there. */
export const DISPUTED = 'lumaro-electronics';

export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const sum = (list: readonly { quantity?: number }[]) =>
  list.reduce((all, { quantity = 0 }) => all + quantity, 0);
const isOpen = (line: OrderLine) => (line.ordered ?? 0) - (line.cancelled ?? 0) - sum(line.receipts) > 0;
export const promisedOf = (line: OrderLine) => line.lastPromisedOn ?? line.firstPromisedOn ?? '';
export const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function writerOf(company: Company, words: Wordings, language: Language, random: Random) {
  const { today, orders, partners } = company;
  const every = orders.flatMap((order) => order.lines.map((line): Place => ({ order, line })));
  const all = every.filter(({ order }) => order.partnerId !== DISPUTED);
  const coming = all.filter(
    ({ line }) => isOpen(line) && promisedOf(line) > today && !line.cancelled && line.pegs.length < 2,
  );
  const moved = coming.filter(({ line }) => line.firstPromisedOn !== line.lastPromisedOn);
  const stale = moved.filter(({ line }) => (line.firstPromisedOn ?? '') > today);
  const came = all.filter(
    ({ line }) => !isOpen(line) && line.receipts.length === 1 && line.shipments.length === 1,
  );
  const parts = all.filter(({ line }) => line.receipts.length > 1);
  const later = addDays(today, 14);
  const wanted = every.flatMap(({ line }) => line.pegs.flatMap(({ salesOrder }) => salesOrder ?? []));
  const isAlone = (number: string) => wanted.filter((each) => each === number).length === 1;
  const waiting = coming.filter(
    ({ line }) =>
      promisedOf(line) > later && line.pegs.some(({ salesOrder }) => salesOrder && isAlone(salesOrder)),
  );
  const day = (iso: string) => writtenDay(iso, language, today, random);
  const mailOf = (id: string) => partners.find((partner) => partner.id === id)?.contacts[0]?.email ?? '';

  const fill = (template: string, { order, line }: Place, more: Record<string, string> = {}): string => {
    const named = random.pick(words.order).replace('{n}', order.number);
    const part = random.pick(words.line).replace('{l}', line.number ?? '');
    const said: Record<string, string> = {
      n: order.number,
      order: named,
      Order: named.charAt(0).toUpperCase() + named.slice(1),
      line: part,
      Line: part.charAt(0).toUpperCase() + part.slice(1),
      ...more,
    };
    return template.replace(/\{(\w+)\}/g, (_, key: string) => said[key] ?? '');
  };
  const quantity = (amount: number, unit = 'pcs') =>
    `${writtenNumber(amount, language, 0, random)} ${writtenUnit(unit, language, random)}`;
  const price = (value: number, currency = 'EUR') => writtenPrice(value, currency, language, random);
  /** Another day, on which nothing of the line happened. */
  const wrong = (iso: string) => addDays(iso || today, random.pick([-9, -5, -3, 4, 6, 11, 17]));
  /** A wrong day that is still to come: one that is over is no promise any more. */
  const wrongAhead = (iso: string) => {
    const days = [-9, -5, -3, 4, 6, 11, 17].map((by) => addDays(iso, by)).filter((each) => each > today);
    return days.length > 0 ? random.pick(days) : wrong(iso);
  };
  const earlier = (iso: string) => addDays(iso, -random.whole(3, 17));
  const wrongAmount = (line: OrderLine) => (line.ordered ?? 0) * 2 + random.whole(3, 40);

  /** A sentence that is true of the line. */
  const truth = (place: Place): string => {
    const { line } = place;
    const kinds = isOpen(line)
      ? ['promised', 'quantity', 'price']
      : ['shipped', 'received', 'quantity', 'price'];
    if (moved.includes(place)) kinds.push('moved', 'moved');
    if (place.order.lines.every(({ sentOn }) => sentOn === line.sentOn)) kinds.push('dated');
    return say(random.pick(kinds), place);
  };
  const say = (kind: string, place: Place, lie = false): string => {
    const { line } = place;
    const told = (iso = '') => day(lie ? wrongAhead(iso) : iso);
    const past = (iso = '') => day(lie ? earlier(iso) : iso);
    if (kind === 'quantity')
      return fill(random.pick(words.quantity), place, {
        quantity: quantity(lie ? wrongAmount(line) : (line.ordered ?? 0), line.unit),
      });
    if (kind === 'price') {
      const value = Number(line.unitPrice?.amount) * (lie ? 1.25 : 1) + (lie ? 0.3 : 0);
      return fill(random.pick(words.price), place, { price: price(value, line.unitPrice?.currency) });
    }
    if (kind === 'moved')
      return fill(random.pick(words.moved), place, {
        old: day(line.firstPromisedOn ?? ''),
        day: told(promisedOf(line)),
      });
    if (kind === 'shipped')
      return fill(random.pick(words.shipped), place, { day: past(line.shipments[0]?.shippedOn) });
    if (kind === 'received')
      return fill(random.pick(words.received), place, { day: past(line.receipts[0]?.receivedOn) });
    if (kind === 'dated') return fill(random.pick(words.dated), place, { day: told(line.sentOn) });
    return fill(random.pick(words.promised), place, { day: told(promisedOf(line)) });
  };
  const noise = (place: Place) =>
    fill(random.pick(words.noise), place, {
      day: day(wrong(promisedOf(place.line))),
      extra: quantity(random.whole(3, 90)),
    });
  const partial = (place: Place): string => {
    const [first] = place.line.receipts;
    if (!first) return '';
    const templates = {
      en: 'Of {order} {line}, {quantity} arrived on {day}.',
      de: 'Von {order} {line} sind {quantity} am {day} eingetroffen.',
      fr: 'Pour {order}, {line}, {quantity} sont arrivées le {day}.',
      es: 'De {order}, {line}, llegaron {quantity} el {day}.',
    };
    return fill(templates[language], place, {
      quantity: quantity(first.quantity ?? 0),
      day: day(first.receivedOn),
    });
  };
  /** Two open orders of one supplier, in one sentence each or as a list or table; `lie` falsifies the second. */
  const siblings = (): Place[] => {
    const first = random.pick(coming);
    const others = coming.filter(
      ({ order }) => order.partnerId === first.order.partnerId && order.id !== first.order.id,
    );
    const apart = others.filter(({ line }) => promisedOf(line) !== promisedOf(first.line));
    return apart.length > 0 ? [first, random.pick(apart)] : siblings();
  };
  const list = (places: Place[], lie: boolean): string => {
    const items = places.map(({ order, line }, at) => {
      const iso = lie && at === places.length - 1 ? wrongAhead(promisedOf(line)) : promisedOf(line);
      return `<li>${order.number} / ${line.number}: ${esc(day(iso))}</li>`;
    });
    return `<p>${esc(random.pick(words.listIntro))}</p><ul>${items.join('')}</ul>`;
  };
  const table = (places: Place[], lie: boolean): string => {
    const rows = places.map(({ order, line }, at) => {
      const iso = lie && at === places.length - 1 ? wrongAhead(promisedOf(line)) : promisedOf(line);
      return [order.number, line.number, quantity(line.ordered ?? 0), day(iso)];
    });
    const row = (cells: (string | undefined)[], tag: string) =>
      `<tr>${cells.map((cell) => `<${tag}>${esc(cell ?? '')}</${tag}>`).join('')}</tr>`;
    return `<table>${row(words.columns, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
  };
  const quoted = (place: Place): string => {
    const said = esc(fill(random.pick(words.promised), place, { day: day(wrong(promisedOf(place.line))) }));
    const intro = esc(random.pick(words.quote));
    return random.chance(0.5)
      ? `<div class="gmail_quote"><div class="gmail_attr">${intro}</div><blockquote>${said}</blockquote></div>`
      : `<p>${intro}</p><p>${said}</p>`;
  };
  return {
    ...{ every, all, coming, stale, came, parts, waiting, today, partners },
    ...{ day, mailOf, fill, wrong, truth, say, noise, partial, siblings, list, table, quoted },
  };
}
