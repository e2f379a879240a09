import { variableOf } from '../build-draft';
import { blankImported, type Imported } from '../imported';
import { field, isRecord, listIn, textIn, type Loose } from '../loose';

/** The environment or the globals in a value: bare, or wrapped as Postman’s API gives it; null where there are none. */
export function postmanEnvironmentIn(value: unknown): Loose | null {
  const inner = isRecord(value) && isRecord(value['environment']) ? value['environment'] : value;
  if (!isRecord(inner) || !Array.isArray(field(inner, 'values'))) return null;
  const isMarked = ['environment', 'globals'].includes(textIn(inner, '_postman_variable_scope'));
  const rows = listIn(inner, 'values');
  const isRows = rows.length > 0 && rows.every((row) => typeof field(row, 'key') === 'string');
  return isMarked || (isRows && textIn(inner, 'name') !== '' && textIn(inner, 'id') !== '') ? inner : null;
}

/** What an environment that holds globals is called; others extend it. */
export const globalsName = 'Globals';

export function readPostmanEnvironment(environment: Loose): Imported {
  const isGlobals = textIn(environment, '_postman_variable_scope') === 'globals';
  const name = isGlobals ? globalsName : textIn(environment, 'name') || 'Environment';
  const variables = listIn(environment, 'values')
    .filter(isRecord)
    .map((row) =>
      variableOf({
        name: textIn(row, 'key'),
        value: textIn(row, 'value'),
        enabled: field(row, 'enabled') !== false,
        secret: textIn(row, 'type') === 'secret',
      }),
    );
  return { ...blankImported(name), environments: [{ name, color: '', extends: '', variables }] };
}
