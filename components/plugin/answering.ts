import type { ShareAnswer } from '../../lib/domain/share-answer.ts';

type Without<A> = A extends unknown ? Omit<A, 'id' | 'at'> : never;
/** What a reader answers, before it has a number and a time. */
export type NewAnswer = Without<ShareAnswer>;
/** Keeps an answer; false where no file would take it any more. */
export type Keep = (answer: NewAnswer) => boolean;
