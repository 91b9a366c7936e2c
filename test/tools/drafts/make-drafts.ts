import { type Random, randomFrom } from '../sample/random.ts';
import type { Company } from './company.ts';
import { LANGUAGES, type Language } from './manners.ts';
import { addDays, DISPUTED, esc, type Place, promisedOf, writerOf } from './sentences.ts';
import type { Wordings } from './wordings.ts';

/** What is planted into a draft that contradicts. */
const PLANTED = [
  'promised',
  'stale',
  'shipped',
  'received',
  'quantity',
  'price',
  'sent',
  'swapped',
  'list',
  'table',
  'other-partner',
  'company-number',
  'supply',
  'contact-left',
  'dispute',
] as const;
type Planted = (typeof PLANTED)[number];

/** One draft with its truth. `html` is what stands in the editor. */
export interface MadeDraft {
  language: Language;
  to: string[];
  from: string;
  subject: string;
  html: string;
  planted?: Planted;
}

/** Makes drafts about the company's orders; those with something planted contradict in exactly that. */
export function makeDrafts(
  company: Company,
  wordings: Record<Language, Wordings>,
  { seed, count, contradict }: { seed: number; count: number; contradict: boolean },
): MadeDraft[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
    const writer = draftsOf(company, wordings[language], language, random);
    const planted = contradict ? PLANTED[Math.floor(at / LANGUAGES.length) % PLANTED.length] : undefined;
    return {
      language,
      from: 'mira.halvorsen@norvane.example',
      ...writer.draft(planted),
      ...(planted ? { planted } : {}),
    };
  });
}

function draftsOf(company: Company, words: Wordings, language: Language, random: Random) {
  const writer = writerOf(company, words, language, random);
  const { every, all, coming, stale, came, parts, waiting, partners } = writer;
  const { day, mailOf, fill, wrong, truth, say, noise, partial, siblings, list, table, quoted } = writer;
  const page = (place: Place, said: string[], extra = ''): Pick<MadeDraft, 'to' | 'subject' | 'html'> => {
    const noises = Array.from({ length: random.whole(0, 2) }, () => noise(place));
    const paragraphs = [random.pick(words.greeting), ...shuffled([...said, ...noises], random)];
    const body = paragraphs.map((text) => `<p>${esc(text)}</p>`).join('');
    const signature = `<p>${esc(random.pick(words.closing)).replaceAll('\n', '<br>')}</p>`;
    const rest = random.chance(0.4) ? quoted(place) : '';
    return {
      to: [mailOf(place.order.partnerId)],
      subject: random.chance(0.5) ? `Re: ${random.pick(words.order).replace('{n}', place.order.number)}` : '',
      html: body + extra + signature + rest,
    };
  };

  const clean = (): Pick<MadeDraft, 'to' | 'subject' | 'html'> => {
    const which = random.whole(0, 9);
    if (which === 0) return sided(siblings(), false, 'list');
    if (which === 1) return sided(siblings(), false);
    if (which === 2) return page(...one(random.pick(parts), partial));
    if (which === 3) return toCustomer(false);
    const place = random.pick(which < 7 ? coming : came);
    return page(place, [truth(place), ...(random.chance(0.4) ? [truth(place)] : [])]);
  };
  const one = (place: Place, said: (place: Place) => string): [Place, string[]] => [place, [said(place)]];
  const sided = (places: Place[], lie: boolean, as = random.pick(['list', 'table'])) => {
    const [first] = places as [Place];
    return page(first, [], as === 'list' ? list(places, lie) : table(places, lie));
  };
  const toCustomer = (lie: boolean) => {
    const place = random.pick(waiting);
    const [peg] = place.line.pegs.filter(({ salesOrder }) => salesOrder);
    const promised = promisedOf(place.line);
    const iso = lie ? addDays(promised, -random.whole(3, 12)) : addDays(promised, random.whole(0, 6));
    const of = { ...place, order: { ...place.order, number: peg?.salesOrder ?? '' } };
    const template = {
      en: 'Your order {n} will be delivered on {day}.',
      de: 'Ihre Bestellung {n} wird am {day} geliefert.',
      fr: 'Votre commande {n} sera livrée le {day}.',
      es: 'Su pedido {n} se entregará el {day}.',
    }[language];
    const text = fill(template, of, { day: day(iso) });
    const html = `<p>${esc(random.pick(words.greeting))}</p><p>${esc(text)}</p><p>${esc(random.pick(words.closing))}</p>`;
    return { to: [mailOf(peg?.customerId ?? '')], subject: '', html };
  };

  const draft = (planted: Planted | undefined): Pick<MadeDraft, 'to' | 'subject' | 'html'> => {
    const open = random.pick(coming);
    const done = random.pick(came);
    switch (planted) {
      case undefined:
        return clean();
      case 'promised':
        return page(open, [say('promised', open, true)]);
      case 'stale': {
        const place = random.pick(stale);
        return page(place, [
          fill(random.pick(words.promised), place, { day: day(place.line.firstPromisedOn ?? '') }),
        ]);
      }
      case 'shipped':
        return page(done, [say('shipped', done, true)]);
      case 'received':
        return page(done, [say('received', done, true)]);
      case 'quantity':
        return page(open, [say('quantity', open, true), truth(open)]);
      case 'price':
        return page(open, [say('price', open, true)]);
      case 'sent':
        return page(open, [
          fill(random.pick(words.dated), open, { day: day(wrong(open.line.sentOn ?? '')) }),
        ]);
      case 'swapped': {
        const [a, b] = siblings() as [Place, Place];
        const text = fill(random.pick(words.promised), a, { day: day(promisedOf(b.line)) });
        return page(a, [text, fill(random.pick(words.promised), b, { day: day(promisedOf(a.line)) })]);
      }
      case 'list':
      case 'table':
        return sided(siblings(), true, planted);
      case 'other-partner': {
        const other = random.pick(all.filter(({ order }) => order.partnerId !== open.order.partnerId));
        return { ...page(open, [truth(open)]), to: [mailOf(other.order.partnerId)] };
      }
      case 'company-number': {
        const others = partners.filter(
          ({ id, numbers }) => id !== open.order.partnerId && numbers.length > 0,
        );
        return page(open, [truth(open), `VAT ID: ${random.pick(others).numbers[0]}`]);
      }
      case 'supply':
        return toCustomer(true);
      case 'contact-left':
        return { ...page(open, [truth(open)]), to: [`left@${mailOf(open.order.partnerId).split('@')[1]}`] };
      case 'dispute': {
        const place = every.find(({ order }) => order.partnerId === DISPUTED) ?? open;
        return page(place, [truth(place)]);
      }
    }
  };
  return { draft };
}

function shuffled<T>(list: T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
