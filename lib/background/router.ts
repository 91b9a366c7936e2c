import { browser } from 'wxt/browser';
import { FailureError, type Result } from '../domain/result.ts';
import type { PanelTarget } from '../messages.ts';
import { callSystems } from './call-systems.ts';
import { closeFor, redeemFor } from './card-messages.ts';
import { onJobsIdle, onRecordsChanged } from './derived.ts';
import { draftFor } from './draft-messages.ts';
import { refreshFollowBadge } from './follow-badge.ts';
import { forgetFor, grantFor, healthFor, readingFor, resolveFor } from './lens-messages.ts';
import { mailFor } from './mail-messages.ts';
import { showFromCard } from './panel.ts';
import { acceptMessage } from './protocol.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Role, roleOf } from './roles.ts';
import { bringDraftReader, bringStructured, injectInto, registerLens } from './sites.ts';
import { sampleFor, siteFor, teach } from './taught.ts';
import { startJobs } from './wake.ts';

/** A page that renders anew all the time sends a few messages a second; more than this is not a person reading. */
const limit = createRateLimit(120, 20);

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/**
 * Answers one message. Undefined for what is refused: a stranger learns nothing, not even that it was refused.
 * The role comes from the browser's facts about the sender, the shape from the role's schemas.
 */
export function route(message: unknown, sender: Sender): Promise<Result<unknown>> | undefined {
  const self = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin };
  const role = roleOf(sender, self);
  if (!role) return undefined;
  const instant = Date.now();
  if (role !== 'panel' && !limit.allow(`${sender.tab?.id}/${sender.documentId ?? sender.frameId}`, instant))
    return undefined;
  const accepted = acceptMessage(role, message);
  if (!accepted) return undefined;
  return asResult(handle(role, accepted.type, accepted.input, sender, instant));
}

async function asResult(work: Promise<unknown>): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure };
    return {
      ok: false,
      error: {
        code: 'unexpected',
        message: 'PartnerLens could not answer.',
        next: 'Reload the page or open the side panel.',
      },
    };
  }
}

type Handler = (input: never, sender: Sender & { tab: { id: number } }, instant: number) => Promise<unknown>;

const HANDLERS: Record<Role, Record<string, Handler>> = {
  lens: {
    resolve: (input: { mentions: Parameters<typeof resolveFor>[1] }, sender) =>
      resolveFor(sender, input.mentions),
    reading: (input: Parameters<typeof readingFor>[1], sender) => readingFor(sender, input),
    mail: (input: Parameters<typeof mailFor>[1], sender) => mailFor(sender, input),
    drafting: (_, sender) => bringDraftReader(sender.tab.id, sender.frameId),
    draft: (input: Parameters<typeof draftFor>[1], sender) => draftFor(sender, input),
    forget: (input: { marks: number[] }, sender) => forgetFor(sender, input.marks),
    health: (input: Parameters<typeof healthFor>[1], sender) => healthFor(sender, input),
    site: (_, sender) => siteFor(sender),
    structured: (_, sender) => bringStructured(sender.tab.id, sender.frameId),
    taught: (input: Parameters<typeof sampleFor>[1], sender) => sampleFor(sender, input),
    openCard: (input: { mark: number }, sender, instant) => grantFor(sender, input.mark, instant),
  },
  card: {
    redeem: (input: { token: string; ancestorOrigin: string }, sender, instant) =>
      redeemFor(sender.tab.id, input, instant),
    close: (input: { token: string }, sender) => closeFor(sender.tab.id, input.token),
    openPanel: (input: { target: PanelTarget }, sender) => showFromCard(sender.tab.windowId, input.target),
  },
  panel: {
    readOnce: (input: { tabId: number }) => injectInto(input.tabId),
    runJobs: startJobs,
    recordsChanged: onRecordsChanged,
    jobsIdle: onJobsIdle,
    followsChanged: refreshFollowBadge,
    sitesChanged: registerLens,
    teach,
    callSystems,
  },
};

function handle(role: Role, type: string, input: unknown, sender: Sender, instant: number): Promise<unknown> {
  const handler = HANDLERS[role][type];
  if (!handler) throw new Error(`No handler for ${role}/${type}`);
  return handler(input as never, sender as Sender & { tab: { id: number } }, instant);
}
