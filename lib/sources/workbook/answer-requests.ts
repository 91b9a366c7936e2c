import { type Failure, FailureError } from '../../domain/result.ts';
import { workbookFailures } from './failures.ts';
import { openWorkbook, type SheetLook, type SheetTable, type Workbook } from './open-workbook.ts';

/** What the worker of workbooks is asked: to open one, then to read sheets of it. */
export type WorkbookRequest = { type: 'open'; file: Blob } | { type: 'read'; sheet: number };

export type WorkbookReply =
  | { type: 'share'; share: number }
  | { type: 'sheets'; sheets: SheetLook[] }
  | { type: 'table'; table: SheetTable }
  | { type: 'failed'; failure: Failure };

/** Progress is told this often at most. */
const REST_MS = 100;

/** The worker's side: answers one request at a time; cancelling is ending the worker. */
export function answerRequests(
  reply: (message: WorkbookReply) => void,
): (request: WorkbookRequest) => Promise<void> {
  let workbook: Workbook | undefined;
  let told = 0;
  const onShare = (share: number) => {
    const now = performance.now();
    if (now - told < REST_MS) return;
    told = now;
    reply({ type: 'share', share });
  };
  return async (request) => {
    try {
      if (request.type === 'open') {
        workbook = await openWorkbook(request.file, onShare);
        reply({ type: 'sheets', sheets: workbook.sheets });
      } else if (workbook) reply({ type: 'table', table: await workbook.readSheet(request.sheet, onShare) });
    } catch (error) {
      reply({ type: 'failed', failure: failureOf(error) });
    }
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return workbookFailures.damaged(error instanceof Error ? error.message : 'it cannot be read');
}
