import { randomFrom } from '../sample/random.ts';
import { type Company, companies, STORY } from './company.ts';
import { KNOWN } from './known-senders.ts';
import { type Case, type Draw, textOf } from './letter.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { OPEN } from './open-senders.ts';
import { SHARED } from './shared-domains.ts';

/** A mail as one text, and what its answer file says of it. */
export interface LabelledMail extends Pick<Case, 'name' | 'answer'> {
  text: string;
}

/** The companies that are on record, and the labelled mails over them. The same seed gives the same set. */
export function makeMails(seed: number): { companies: Company[]; mails: LabelledMail[] } {
  const all = companies();
  const draw = drawFrom(seed, all);
  const mails = Object.entries({ ...KNOWN, ...SHARED, ...OPEN, ...LOOK_ALIKES }).flatMap(
    ([name, [count, make]]) =>
      Array.from({ length: count }, (_, at): LabelledMail => {
        const { letter, answer } = make(draw, at);
        return { name, answer, text: textOf(letter) };
      }),
  );
  return { companies: all, mails };
}

function drawFrom(seed: number, all: readonly Company[]): Draw {
  const byId = new Map(all.map((company) => [company.id, company]));
  return {
    random: randomFrom(seed),
    suppliers: all.filter(({ role, id }) => role === 'supplier' && !id.startsWith('8800')),
    customers: all.filter(({ role, id }) => role === 'customer' && !id.startsWith('8800')),
    story: all.filter(({ id }) => STORY.has(id)),
    byId: (id) => {
      const company = byId.get(id);
      if (!company) throw new Error(`No company ${id}.`);
      return company;
    },
  };
}
