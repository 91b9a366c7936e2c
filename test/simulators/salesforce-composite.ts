import type { SalesforceSimulator } from './salesforce.ts';
import { type Row, SoqlError } from './salesforce-soql.ts';

interface Subrequest {
  method?: string;
  url?: string;
  referenceId?: string;
  body?: Row;
}

interface Answered {
  body: unknown;
  httpHeaders: object;
  httpStatusCode: number;
  referenceId: string;
}

const MOST = 25;

/**
 * Several requests in one that counts as one, each by `run`. With `allOrNone` one that is refused takes back all the others;
 * what an earlier one answered is `@{referenceId.field}` in later ones.
 */
export function answerComposite(
  org: SalesforceSimulator,
  body: string,
  run: (method: string, url: URL, body: string) => { status: number; body?: unknown },
): { compositeResponse: Answered[] } {
  const { allOrNone = false, compositeRequest } = JSON.parse(body) as {
    allOrNone?: boolean;
    compositeRequest?: Subrequest[];
  };
  if (!Array.isArray(compositeRequest) || compositeRequest.length === 0)
    throw new SoqlError('JSON_PARSER_ERROR', 'compositeRequest is missing');
  if (compositeRequest.length > MOST)
    throw new SoqlError('LIMIT_EXCEEDED', `At most ${MOST} subrequests are allowed in one composite request`);
  refuseReferences(compositeRequest);
  const before = Object.entries(org.records).map(([object, rows]) => [object, [...rows]] as const);
  const writes = org.writes.length;
  const answers: Answered[] = [];
  for (const each of compositeRequest) answers.push(answerOne(each, answers, run));
  if (!allOrNone || answers.every(({ httpStatusCode }) => httpStatusCode < 400))
    return { compositeResponse: answers };
  Object.assign(org.records, Object.fromEntries(before));
  org.writes.length = writes;
  return { compositeResponse: answers.map((each) => (each.httpStatusCode < 400 ? rolledBack(each) : each)) };
}

function refuseReferences(requests: readonly Subrequest[]): void {
  const ids = requests.map(({ referenceId = '' }) => referenceId);
  const wrong = ids.find((id) => !/^[A-Za-z0-9][A-Za-z0-9_]*$/.test(id));
  if (wrong !== undefined)
    throw new SoqlError(
      'INVALID_INPUT',
      `Provided referenceId ('${wrong}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`,
    );
  if (new Set(ids).size < ids.length) throw new SoqlError('INVALID_INPUT', 'Duplicate referenceId');
}

function answerOne(
  { method = '', url = '', referenceId = '', body }: Subrequest,
  answers: readonly Answered[],
  run: Parameters<typeof answerComposite>[2],
): Answered {
  const answered = (httpStatusCode: number, said: unknown) => ({
    ...{ body: said, httpHeaders: {}, httpStatusCode, referenceId },
  });
  try {
    if (!url.startsWith('/services/data/')) throw new SoqlError('INVALID_INPUT', `Invalid URL: ${url}`);
    const path = filled(url, answers);
    const given = body === undefined ? '' : filled(JSON.stringify(body), answers);
    const said = run(method, new URL(path, 'http://org.example'), given);
    return answered(said.status, said.body ?? null);
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    const status = error.code === 'NOT_FOUND' ? 404 : 400;
    return answered(status, [{ errorCode: error.code, message: error.message }]);
  }
}

function filled(text: string, answers: readonly Answered[]): string {
  return text.replaceAll(/@\{(\w+)\.(\w+)\}/g, (_, reference: string, field: string) => {
    const found = answers.find(({ referenceId }) => referenceId === reference);
    const value = (found?.body as Row | undefined)?.[field];
    if (value === undefined)
      throw new SoqlError(
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${reference}.${field}`,
      );
    return `${value}`;
  });
}

function rolledBack(answer: Answered): Answered {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { ...answer, httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}
