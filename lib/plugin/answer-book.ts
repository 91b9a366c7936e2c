import { z } from 'zod/mini';
import {
  MAX_ANSWER_BYTES,
  MAX_ANSWERS,
  type ShareAnswer,
  shareAnswerSchema,
} from '../domain/share-answer.ts';
import type { Bundle } from '../domain/share-bundle.ts';
import type { Memory } from './memory.ts';
import { parseJson } from './natives.ts';

/** One answer that the sharer has not taken up yet. */
export interface KeptAnswer {
  answer: ShareAnswer;
  /** When it was sent or saved; absent while it only lies here. */
  handedAt?: number;
}

interface Kept {
  by: string;
  answers: KeptAnswer[];
}

const keptSchema = z.strictObject({
  by: z.string().check(z.maxLength(200)),
  answers: z.array(z.strictObject({ answer: shareAnswerSchema, handedAt: z.optional(z.number()) })),
});

/** The answers of one share, until a bundle carries them. They outlive the visit where the page may store. */
export class AnswerBook {
  readonly #memory: Memory;
  readonly #name: string;
  readonly #followers = new Set<() => void>();
  #kept: Kept;
  /** What this window wrote last. */
  #text: string | undefined;
  /** False while they live only as long as the page. */
  lasting = true;

  constructor(share: string, memory: Memory) {
    this.#memory = memory;
    this.#name = `answers:${share}`;
    this.#kept = readKept(memory.get(this.#name)) ?? NOTHING;
    memory.follow(this.#name, () => {
      this.#kept = this.#newest();
      this.#changed();
    });
  }

  /** Who answers, as they put it. */
  get by(): string {
    return this.#kept.by;
  }

  get answers(): readonly KeptAnswer[] {
    return this.#kept.answers;
  }

  nameOneself(by: string): void {
    this.#keep((kept) => ({ ...kept, by }));
  }

  /** False where a file would not take it any more. A second dispute or date of one line replaces the first. */
  add(answer: ShareAnswer): boolean {
    const others = this.#newest().answers.filter(
      (each) => each.handedAt !== undefined || !isSame(each.answer, answer),
    );
    const answers = [...others, { answer }];
    if (answers.length > MAX_ANSWERS || bytesOf(answers) > MAX_ANSWER_BYTES - HEAD_BYTES) return false;
    this.#keep((kept) => ({ ...kept, answers }));
    return true;
  }

  remove(id: string): void {
    this.#keep((kept) => ({ ...kept, answers: kept.answers.filter(({ answer }) => answer.id !== id) }));
  }

  /** They were sent or saved. They stay until a bundle carries them: a file may be lost on its way. */
  hand(ids: ReadonlySet<string>, at: number): void {
    const handed = (each: KeptAnswer) => (ids.has(each.answer.id) ? { ...each, handedAt: at } : each);
    this.#keep((kept) => ({ ...kept, answers: kept.answers.map(handed) }));
  }

  /** Leaves out what a bundle carries, and what was handed over before it whose line carries the answer of somebody else. */
  settle(bundle: Bundle): void {
    const carried = carriedBy(bundle);
    const answered = answeredBy(bundle);
    const waits = ({ answer, handedAt }: KeptAnswer) =>
      !carried.has(answer.kind === 'acknowledgement' ? answer.action : answer.id) &&
      !(
        'line' in answer &&
        answered.has(`${answer.kind} ${answer.line}`) &&
        (handedAt ?? Infinity) < bundle.issuedAt
      );
    if (!this.#newest().answers.every(waits))
      this.#keep((kept) => ({ ...kept, answers: kept.answers.filter(waits) }));
  }

  /** Calls back after every change, until the answered function is called. */
  follow(changed: () => void): () => void {
    this.#followers.add(changed);
    return () => this.#followers.delete(changed);
  }

  /** As another window of the site left it; where nothing is kept, as this one knows it. */
  #newest(): Kept {
    const text = this.#memory.get(this.#name);
    return text === this.#text ? this.#kept : (readKept(text) ?? this.#kept);
  }

  #keep(change: (kept: Kept) => Kept): void {
    this.#kept = change(this.#newest());
    this.#text = JSON.stringify(this.#kept);
    this.lasting = this.#memory.set(this.#name, this.#text);
    this.#changed();
  }

  #changed(): void {
    for (const changed of this.#followers) changed();
  }
}

const NOTHING: Kept = { by: '', answers: [] };
/** Room for what a file says beside its answers. */
const HEAD_BYTES = 2_000;

/** Each is measured once, with the comma behind it. */
const sizes = new WeakMap<ShareAnswer, number>();

function bytesOf(answers: readonly KeptAnswer[]): number {
  return answers.reduce((sum, { answer }) => {
    const size = sizes.get(answer) ?? new TextEncoder().encode(JSON.stringify(answer)).length + 1;
    sizes.set(answer, size);
    return sum + size;
  }, 0);
}

/** What lies in the page's storage may have been written by anybody. */
function readKept(text: string | null): Kept | undefined {
  try {
    const kept = keptSchema.safeParse(parseJson(text ?? ''));
    if (kept.success) return kept.data;
  } catch {
    // Nothing kept, or nothing of ours.
  }
  return undefined;
}

function isSame(one: ShareAnswer, other: ShareAnswer): boolean {
  if (one.kind === 'acknowledgement') return other.kind === one.kind && other.action === one.action;
  return one.kind !== 'comment' && other.kind === one.kind && other.line === one.line;
}

/** Kind and line of what a bundle carries answers to. */
function answeredBy({ lines }: Bundle): Set<string> {
  return new Set(
    lines.flatMap(({ ref, dispute, proposal }) => [
      ...(dispute ? [`dispute ${ref}`] : []),
      ...(proposal ? [`proposal ${ref}`] : []),
    ]),
  );
}

/** Ids of answers in a bundle, and of actions that were acknowledged. */
function carriedBy({ lines, comments, actions }: Bundle): Set<string> {
  return new Set([
    ...lines.flatMap(({ dispute, proposal }) => [dispute?.answerId ?? '', proposal?.answerId ?? '']),
    ...comments.map(({ answerId }) => answerId),
    ...actions.flatMap(({ ref, state }) => (state === 'open' ? [] : [ref])),
  ]);
}
