import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerRequests, type WorkbookRequest } from '../lib/sources/workbook/answer-requests.ts';

/** The worker that reads one workbook: never on the thread of a page, and gone when the page ends it. */
export default defineUnlistedScript(() => {
  const answer = answerRequests((reply) => self.postMessage(reply));
  self.onmessage = ({ data }: MessageEvent<WorkbookRequest>) => void answer(data);
});
