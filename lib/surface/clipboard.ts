import { FailureError } from '../domain/result.ts';
import { t } from '../i18n/t.ts';

/** Puts a text on the clipboard, with `html` for programs that take it. To be called in the turn of a click. Throws `copy-failed`. */
export async function copy(text: string, html?: string): Promise<void> {
  try {
    const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    await navigator.clipboard.write([
      new ClipboardItem({
        ...part('text/plain', text),
        ...(html === undefined ? {} : part('text/html', html)),
      }),
    ]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FailureError({
      code: 'copy-failed',
      message: t('chaser.copy-failed', { message }),
      next: t('chaser.copy-failed.next'),
    });
  }
}
