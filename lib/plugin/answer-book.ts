import { z } from 'zod/mini';
import { MAX_ANSWERS, type ShareAnswer, shareAnswerSchema } from '../domain/share-answer.ts';
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
  /** False while they live only as long as the page. */
  lasting = true;

  constructor(share: string, memory: Memory) {
    this.#memory = memory;
    this.#name = `answers:${share}`;
    this.#kept = readKept(memory.get(this.#name));
  }

  /** Who answers, as they put it. */
  get by(): string {
    return this.#kept.by;
  }

  get answers(): readonly KeptAnswer[] {
    return this.#kept.answers;
  }

  nameOneself(by: string): void {
    this.#keep({ ...this.#kept, by });
  }

  /** False where a file would not take it any more. A second dispute or date of one line replaces the first. */
  add(answer: ShareAnswer): boolean {
    const others = this.#kept.answers.filter(
      (each) => each.handedAt !== undefined || !isSame(each.answer, answer),
    );
    if (others.length >= MAX_ANSWERS) return false;
    this.#keep({ ...this.#kept, answers: [...others, { answer }] });
    return true;
  }

  remove(id: string): void {
    this.#keep({ ...this.#kept, answers: this.#kept.answers.filter(({ answer }) => answer.id !== id) });
  }

  /** They were sent or saved. They stay until a bundle carries them: a file may be lost on its way. */
  hand(ids: ReadonlySet<string>, at: number): void {
    const answers = this.#kept.answers.map((each) =>
      ids.has(each.answer.id) ? { ...each, handedAt: at } : each,
    );
    this.#keep({ ...this.#kept, answers });
  }

  /** Leaves out what a bundle carries. */
  settle(bundle: Bundle): void {
    const carried = carriedBy(bundle);
    const answers = this.#kept.answers.filter(
      ({ answer }) => !carried.has(answer.kind === 'acknowledgement' ? answer.action : answer.id),
    );
    if (answers.length < this.#kept.answers.length) this.#keep({ ...this.#kept, answers });
  }

  /** Calls back after every change, until the answered function is called. */
  follow(changed: () => void): () => void {
    this.#followers.add(changed);
    return () => this.#followers.delete(changed);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.lasting = this.#memory.set(this.#name, JSON.stringify(kept));
    for (const changed of this.#followers) changed();
  }
}

/** What lies in the page's storage may have been written by anybody. */
function readKept(text: string | null): Kept {
  try {
    const kept = keptSchema.safeParse(parseJson(text ?? ''));
    if (kept.success) return kept.data;
  } catch {
    // Nothing kept, or nothing of ours.
  }
  return { by: '', answers: [] };
}

function isSame(one: ShareAnswer, other: ShareAnswer): boolean {
  if (one.kind === 'acknowledgement') return other.kind === one.kind && other.action === one.action;
  return one.kind !== 'comment' && other.kind === one.kind && other.line === one.line;
}

/** Ids of answers in a bundle, and of actions that were acknowledged. */
function carriedBy({ lines, comments, actions }: Bundle): Set<string> {
  return new Set([
    ...lines.flatMap(({ dispute, proposal }) => [dispute?.answerId ?? '', proposal?.answerId ?? '']),
    ...comments.map(({ answerId }) => answerId),
    ...actions.flatMap(({ ref, state }) => (state === 'open' ? [] : [ref])),
  ]);
}
