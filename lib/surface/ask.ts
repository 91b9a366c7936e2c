import { browser } from 'wxt/browser';
import type { Result } from '../domain/result.ts';
import { t } from '../i18n/t.ts';
import type { CardToBackground, PanelToBackground } from '../messages.ts';

/** How long a surface waits for the background; it may have to start first. */
const PATIENCE_MS = 10_000;

type Input<Member> = Member extends (input: infer Given) => unknown ? Given : never;
type Output<Member> = Member extends (input: never) => infer Given ? Given : never;
type Ask<Api> = <K extends keyof Api & string>(
  type: K,
  input: Input<Api[K]>,
) => Promise<Result<Output<Api[K]>>>;

/** Asks the background as the card frame; a background that does not answer is a failure, never a wait without end. */
export const askFromCard: Ask<CardToBackground> = ask;

/** The same as the side panel or the options page. */
export const askFromPanel: Ask<PanelToBackground> = ask;

async function ask<Answer>(type: string, input: unknown): Promise<Result<Answer>> {
  const answer: Promise<unknown> = browser.runtime.sendMessage({ type, input }).catch(() => undefined);
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  const reply = await Promise.race([answer, patience]);
  return isResult<Answer>(reply) ? reply : { ok: false, error: noAnswer() };
}

function isResult<Answer>(reply: unknown): reply is Result<Answer> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}

function noAnswer() {
  return {
    code: 'no-answer',
    message: t('failure.no-answer.what'),
    next: t('failure.no-answer.next'),
  };
}
