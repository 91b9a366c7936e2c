import type { Connection } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';

/** What can be written into a connected system, and what not, with the reason; nothing for what is only read. */
export function CanWrite({ connection }: { connection: Connection }) {
  if (connection.system === 'feed') return null;
  const { system, capabilities, label } = connection;
  // What a system keeps no place for is no matter of rights.
  const kinds = system === 'tryton' ? (['line-date', 'note'] as const) : (['task', 'note'] as const);
  const may = kinds.filter((what) => capabilities[`write:${what}`] !== false);
  // What is written is of each system's own kind.
  const words = may.map((what) => t(what === 'note' ? `outbox.can.note.${system}` : `outbox.can.${what}`));
  const mayNot = kinds.filter((what) => !may.includes(what));
  return (
    <p class="small dim">
      {may.length > 0 ? t('outbox.can', { list: words.join('; ') }) : null}{' '}
      {mayNot
        .map((what) =>
          t(what === 'task' ? 'outbox.cannot.task.right' : `outbox.cannot.${what}`, { system: label }),
        )
        .join(' ')}{' '}
      {system === 'tryton' && capabilities['write:task'] === false
        ? t('outbox.cannot.task', { system: label })
        : null}
    </p>
  );
}
