import { browser } from 'wxt/browser';
import type { BackgroundToLens } from '../messages.ts';

/** How a frame is called where the browser names no documents (Firefox before 2025): the next best name. */
const FRAME = 'frame-';
export const frameName = (frameId: number): string => `${FRAME}${frameId}`;
/** True for a name that the next document of the frame has, too. */
export const isFrameName = (documentId: string): boolean => documentId.startsWith(FRAME);

/** Sends to the lens of a tab or of one of its documents; false where no lens heard it, which is no error. */
export async function tellLens<T extends keyof BackgroundToLens>(
  tabId: number,
  type: T,
  input: Parameters<BackgroundToLens[T]>[0],
  documentId?: string,
): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, { type, input }, targetOf(documentId)).then(
    () => true,
    () => false,
  );
}

function targetOf(documentId: string | undefined): { documentId?: string; frameId?: number } {
  if (documentId === undefined) return {};
  return isFrameName(documentId) ? { frameId: Number(documentId.slice(FRAME.length)) } : { documentId };
}
