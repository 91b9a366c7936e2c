import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import type { SharedLine } from '../../lib/plugin/shared-lines.ts';
import { rowName } from './figure-words.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

/** All that is shared of a line: items, dates, quantities, shipments, receipts, and how it counts where. */
export function LineDetail({ line, bundle }: { line: SharedLine; bundle: Bundle }) {
  const tongue = useTongue();
  const { say, sayIf } = tongue;
  return (
    <dl class="terms detail">
      {factsOf(line, tongue).flatMap(([name, words]) =>
        words ? [<dt key={name}>{name}</dt>, <dd key={`${name}.`}>{words}</dd>] : [],
      )}
      {line.counts.length > 0 ? <dt>{say('line.counts')}</dt> : null}
      {line.counts.map(({ row, verdict, why }, at) => {
        const counted = bundle.theirs.rows[row];
        const because = sayIf(`why.${why}`);
        return counted ? (
          <dd key={at} class={verdict === 'miss' ? 't-late' : undefined}>
            {rowName(counted, tongue)}: {say(`verdict.${verdict}`)}
            {because ? `, ${because}` : null}
          </dd>
        ) : null;
      })}
    </dl>
  );
}

function factsOf(line: SharedLine, { say, date, number }: Tongue): [name: string, words: string][] {
  const unit = line.unit ? isolated(line.unit) : '';
  const dates = [
    line.requestedOn && say('line.requested', { date: date(line.requestedOn) }),
    line.firstPromisedOn && say('line.first-promised', { date: date(line.firstPromisedOn) }),
    line.promisedOn && say('line.promised', { date: date(line.promisedOn) }),
  ];
  const amount = (quantity: number | undefined) =>
    quantity === undefined ? '' : [number(quantity), unit].filter(Boolean).join(' ');
  const quantities = [
    line.ordered !== undefined && say('line.ordered', { n: number(line.ordered), unit }),
    line.received !== undefined &&
      say('line.part', { done: number(line.received), all: number(line.ordered ?? line.received), unit }),
  ];
  const shipments = (line.shipments ?? []).map(({ number: name, shippedOn, quantity }) =>
    [isolated(name), shippedOn && date(shippedOn), amount(quantity)].filter(Boolean).join(' '),
  );
  const receipts = (line.receipts ?? []).map(({ receivedOn, quantity }) =>
    [date(receivedOn), amount(quantity)].filter(Boolean).join(' '),
  );
  const item = [line.item, line.description].filter((words) => words !== undefined).map(isolated);
  return [
    [say('line.item'), item.join(' ')],
    [say('line.your-item'), line.supplierItem ? isolated(line.supplierItem) : ''],
    [say('line.dates'), dates.filter(Boolean).join(', ')],
    [say('line.quantities'), quantities.filter(Boolean).join(', ')],
    [say('line.shipments'), shipments.join(', ')],
    [say('line.receipts'), receipts.join(', ')],
  ];
}
