// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { CanWrite } from '../../../components/outbox/CanWrite.tsx';
import type { Connection } from '../../../lib/domain/connection.ts';
import { setStage } from './stage.ts';

const stage = setStage();

it.each([
  ['tryton', 'promised dates; touchpoints as notes'],
  ['hubspot', 'tasks with a due day; touchpoints as notes'],
  ['salesforce', 'tasks with a due day; touchpoints and notes as tasks that are done'],
  ['zoho', 'tasks with a due day; calls as calls, other touchpoints and notes as tasks that are done'],
  [
    'dynamics',
    'tasks with a due day; calls as calls, other touchpoints as tasks that are done, notes as notes',
  ],
])('says of %s what a touchpoint becomes there', (system, said) => {
  const connection = { system, label: 'Ours', capabilities: {} } as unknown as Connection;
  stage.show(<CanWrite connection={connection} />);
  expect(stage.root.textContent?.trim()).toBe(`Can be written there: ${said}.`);
});

it('says what this user may not write', () => {
  const capabilities = { 'write:note': false, 'write:task': false };
  const connection = { system: 'zoho', label: 'Ours', capabilities } as unknown as Connection;
  stage.show(<CanWrite connection={connection} />);
  expect(stage.root.textContent?.trim()).toBe(
    'Ours does not let this user write tasks. Ours does not let this user write notes.',
  );
});
