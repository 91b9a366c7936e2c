import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FailureError } from '../lib/domain/result.ts';
import { pdfFailures } from '../lib/sources/pdf/failures.ts';
import { readPdf } from '../lib/sources/pdf/read-pdf.ts';

/** The worker that reads the text of one PDF, and is ended with it: its library is in no page. */
export default defineUnlistedScript(() => {
  self.onmessage = ({ data }: MessageEvent<Blob>) => {
    readPdf(data).then(
      (read) => self.postMessage({ ok: true, value: read }),
      (error: unknown) =>
        self.postMessage({
          ok: false,
          error: error instanceof FailureError ? error.failure : pdfFailures.notPdf(),
        }),
    );
  };
});
