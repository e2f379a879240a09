import type { Cell, Condition } from '../world/rows.ts';
import { isCalendarDay } from './fields/time-fields.ts';

type FilterValue = { readonly ok: true; readonly condition: Condition | null } | { readonly ok: false; readonly error: string };

/** One query parameter that narrows a list. */
export interface Filter {
  readonly name: string;
  readonly help: string;
  readonly schema: Readonly<Record<string, unknown>>;
  read(text: string): FilterValue;
}

type Sign = '=' | '<=' | '>=' | '<' | '>';

const matching = (sql: string, ...values: Cell[]): FilterValue => ({ ok: true, condition: { sql, values } });

/** Compares a column of numbers; `scale` turns what people write into what is stored. */
export function numberFilter(name: string, column: string, sign: Sign, scale = 1): Filter {
  return {
    name,
    help: `${column} ${sign} a number`,
    schema: { type: 'number' },
    read(text) {
      const value = Number(text);
      if (!Number.isFinite(value)) return { ok: false, error: 'Enter a number.' };
      return matching(`${column} ${sign} ?`, value * scale);
    },
  };
}

export function dateFilter(name: string, column: string, sign: Sign): Filter {
  return {
    name,
    help: `${column} ${sign} a date`,
    schema: { type: 'string', format: 'date' },
    read: (text) => (isCalendarDay(text) ? matching(`${column} ${sign} ?`, text) : { ok: false, error: 'Enter a valid date.' }),
  };
}

export function yearFilter(name: string, column: string): Filter {
  return {
    name,
    help: `the year of ${column}`,
    schema: { type: 'integer' },
    read: (text) =>
      /^\d{4}$/.test(text) ? matching(`substr(${column}, 1, 4) = ?`, text) : { ok: false, error: 'Enter a number.' },
  };
}

/** `true` or `false`; other words are ignored, as django-filter ignores them. */
export function booleanFilter(name: string, column: string): Filter {
  const values: Readonly<Record<string, number>> = { true: 1, false: 0 };
  return {
    name,
    help: `${column}: true or false`,
    schema: { type: 'boolean' },
    read(text) {
      const value = values[text.toLowerCase()];
      return value === undefined ? { ok: true, condition: null } : matching(`${column} = ?`, value);
    },
  };
}

/** Text that is equal, or that contains what is given. */
export function textFilter(name: string, column: string, how: 'equal' | 'contains' = 'equal'): Filter {
  return {
    name,
    help: how === 'equal' ? `${column} is` : `${column} contains`,
    schema: { type: 'string' },
    read: (text) => (how === 'equal' ? matching(`${column} = ?`, text) : contains(column, text)),
  };
}

/** Any of several words with commas between. */
export function anyOfFilter(name: string, column: string, choices: readonly string[]): Filter {
  return {
    name,
    help: `${column} is any of ${choices.join(', ')}`,
    schema: { type: 'array', items: { type: 'string', enum: choices } },
    read(text) {
      const words = text.split(',').map((word) => word.trim());
      const odd = words.find((word) => !choices.includes(word));
      if (odd !== undefined) return { ok: false, error: `Select a valid choice. ${odd} is not one of the available choices.` };
      return matching(`${column} in (${words.map(() => '?').join(', ')})`, ...words);
    },
  };
}

/** An element of a list that is stored as JSON. */
export function elementFilter(name: string, column: string): Filter {
  return {
    name,
    help: `${column} has this element`,
    schema: { type: 'string' },
    read: (text) => matching(`exists (select 1 from json_each(${column}) where value = ?)`, text),
  };
}

/** The id of a related object. */
export function relatedFilter(name: string, column: string): Filter {
  return {
    name,
    help: `the id of the ${name}`,
    schema: { type: 'integer' },
    read(text) {
      if (/^\d{1,15}$/.test(text)) return matching(`${column} = ?`, Number(text));
      return { ok: false, error: 'Select a valid choice. That choice is not one of the available choices.' };
    },
  };
}

/** Every word must be found in one of the columns. */
export function searchConditions(columns: readonly string[], text: string): Condition[] {
  const words = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, 20);
  return words.map((word) => ({
    sql: columns.map((column) => `${column} like ? escape '\\'`).join(' or '),
    values: columns.map(() => likePattern(word)),
  }));
}

const contains = (column: string, text: string): FilterValue => matching(`${column} like ? escape '\\'`, likePattern(text));
const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
