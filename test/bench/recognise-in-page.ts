import { deleteDB } from 'idb';
import { closeStore, openStore } from '../../lib/store/open.ts';
import { countMarks, type RecogniseCounts, type RecogniseShape } from '../tools/recognise/judge.ts';

/** Runs in the browser: a real store, and every document in a frame of its own, laid out, without its scripts. */
export async function countMarksHere(shape: RecogniseShape): Promise<RecogniseCounts> {
  const name = 'recognise';
  await deleteDB(name);
  const store = await openStore(name);
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  document.body.append(frame);
  try {
    return await countMarks(store, shape, (markup) => show(frame, markup));
  } finally {
    closeStore(store);
    await deleteDB(name);
    frame.remove();
  }
}

/** Nothing is fetched: neither pictures nor sheets of the page. */
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

async function show(frame: HTMLIFrameElement, markup: string): Promise<Document> {
  await new Promise((loaded) => {
    frame.addEventListener('load', loaded, { once: true });
    frame.srcdoc = POLICY + markup;
  });
  const doc = frame.contentDocument;
  if (!doc?.body) throw new Error('A page has no body');
  return doc;
}
