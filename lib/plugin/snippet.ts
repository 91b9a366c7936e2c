/** What a partner puts into its page, and what its server allows there. */
export interface Embed {
  /** The share, which the page pins beside the key: one key signs the files of all partners. */
  share: string;
  /** Public half of the workspace key, base64url. */
  x: string;
  y: string;
  /** `sha384-…` of the plugin's file. */
  integrity: string;
  /** The name of the signed file. */
  file: string;
  /** Where answers may be posted. */
  answerTo?: string;
}

/** The two lines of HTML, with the file and the plugin beside the page. */
export function snippetOf({ share, x, y, integrity, file }: Embed): string {
  return `<script src="partner-lens.js" integrity="${integrity}" crossorigin="anonymous" defer></script>
<partner-lens src="${encodeURIComponent(file)}" key="${x}.${y}" share="${share}"></partner-lens>`;
}

/** What a strict policy needs besides: the script, and where it fetches from and posts to. */
export function policyOf({ answerTo }: Pick<Embed, 'answerTo'>): string {
  const posts = answerTo ? ` ${new URL(answerTo).origin}` : '';
  return `script-src 'self'; connect-src 'self'${posts}`;
}

/** Hash by which a page pins a file (Subresource Integrity). */
export async function integrityOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
