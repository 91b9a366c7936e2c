import type { Answer } from './api.ts';
import { httpFailure } from './failures.ts';

type Body = Pick<Answer, 'bytes'>;

/** The body of an answer as text. */
export function textOf({ bytes }: Body): string {
  return new TextDecoder().decode(bytes);
}

/** Text as JSON; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body of an answer of `host` as JSON. Throws `answer-not-json` for a page, and `answer-cut-off`. */
export function jsonOf(answer: Body, host: string): unknown {
  const text = textOf(answer);
  const value = parsedJson(text);
  if (value !== undefined) return value;
  throw httpFailure(text.trimStart().startsWith('<') ? 'answer-not-json' : 'answer-cut-off', host);
}
