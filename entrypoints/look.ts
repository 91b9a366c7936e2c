import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerQuestions } from '../lib/sources/look/answer-questions.ts';
import type { FileQuestion } from '../lib/sources/look/look-at-file.ts';

/** The worker that looks at one file: never on the thread of a page, and gone when the page ends it. */
export default defineUnlistedScript(() => {
  const answer = answerQuestions((reply) => self.postMessage(reply));
  self.onmessage = ({ data }: MessageEvent<FileQuestion>) => void answer(data);
});
