import { browser } from 'wxt/browser';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import { integrityOf } from '../plugin/snippet.ts';
import { seal } from '../share/envelope.ts';
import type { Store } from '../store/open.ts';
import { partnersByIds } from '../store/queries.ts';
import { eachRelation } from '../store/relation-records.ts';
import { readShareKey, type ShareKey } from '../store/share-key.ts';
import { download } from './download.ts';
import { surfaceStore } from './reading.ts';
import { fileNameOf, previewShare } from './shares.ts';

const FILE = 'partner-lens.js';

export interface EmbedView {
  /** Absent until the first file was signed. */
  key?: ShareKey['publicKey'];
  integrity: string;
  /** By name of the partner. */
  shares: { share: ShareAgreement; name: string; file: string }[];
}

/** What there is to embed, and the hash of the plugin as it lies in this package. */
export async function embedView(store: Store): Promise<EmbedView> {
  const all: ShareAgreement[] = [];
  await eachRelation(store, 'shares', (share) => all.push(share));
  const partners = await partnersByIds(
    store,
    all.map(({ partnerId }) => partnerId),
  );
  const shares = all.flatMap((share) => {
    const name = partners.get(share.partnerId)?.name;
    return name === undefined ? [] : [{ share, name, file: fileNameOf(name, share.share) }];
  });
  const key = await readShareKey(store);
  return {
    key: key?.publicKey,
    integrity: await integrityOf(await (await pluginFile()).arrayBuffer()),
    shares: shares.sort((a, b) => a.name.localeCompare(b.name)),
  };
}

async function pluginFile(): Promise<Blob> {
  const response = await fetch(browser.runtime.getURL(`/${FILE}`));
  return response.blob();
}

/** Saves the plugin as it lies in this package, byte by byte. */
export async function savePlugin(): Promise<void> {
  download(FILE, await pluginFile());
}

/** A signed file as it would be made now, which takes no answers and is noted nowhere. */
export async function previewFile(share: ShareAgreement): Promise<string> {
  const key = await readShareKey(await surfaceStore());
  const { answerTo: _, ...bundle } = await previewShare(share);
  return key ? JSON.stringify(await seal(bundle, key)) : '';
}

/** Defines `<partner-lens>` in this page, from the very file that partners get. */
export function loadPlugin(): void {
  if (document.getElementById(FILE)) return;
  const script = document.createElement('script');
  script.id = FILE;
  script.src = browser.runtime.getURL(`/${FILE}`);
  document.head.append(script);
}
