import type { Check } from '#shared/model/check';
import type { Wanted } from '../yaml/wanted.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader } from './field-reader.ts';
import { readCheck } from './read-runtime.ts';
import { wantedCheck } from './write-runtime.ts';

/** Where checks of a folder or a collection stand: OpenCollection has none above a request. Each is written as a request has it. */
export const checksSection = 'checks';

export const wantedSideChecks = (checks: readonly Check[]): Wanted => checks.map(wantedCheck);

/** Checks in a file beside another; none where it is not there or cannot be read. */
export function readSideChecks(raw: string | null): Check[] {
  if (raw === null || !raw.includes(`${checksSection}:`)) return [];
  const file = parseYamlFile(raw);
  if (!file.readable) return [];
  const fields = createFieldReader(file.value);
  return fields.rows(file.value.root, checksSection).map((row) => readCheck(fields, row));
}
