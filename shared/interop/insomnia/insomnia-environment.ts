import type { Variable } from '../../model/variable';
import { variableOf } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import type { ImportedEnvironment } from '../imported';
import { asText, field, isRecord, textIn } from '../loose';
import { plainTemplates } from './insomnia-text';

/** The values of an environment; a value inside of another gets the names of both, with a dot. */
export function variablesOf(data: unknown, place: string, notes: ImportNotes, above = ''): Variable[] {
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const name = above === '' ? key : `${above}.${key}`;
    if (isRecord(value) && name.split('.').length < 20) return variablesOf(value, place, notes, name);
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : asText(value);
    return [variableOf({ name, value: plainTemplates(text, place, notes) })];
  });
}

/** The environments below the base one; each builds on it. */
export function environmentOf(value: unknown, base: string, notes: ImportNotes): ImportedEnvironment {
  const name = textIn(value, 'name') || 'Environment';
  return {
    name,
    color: colorOf(textIn(value, 'color')),
    extends: base,
    variables: variablesOf(field(value, 'data'), name, notes),
  };
}

const colorOf = (text: string): string => (/^#[0-9a-f]{6}$/i.test(text) ? text : '');
