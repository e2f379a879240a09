import { singular } from '../humanise.ts';
import type { FormPlace } from './form-source.ts';

/** A title for the form of a usual method, with the name of what it makes or changes. */
export function formTitle(method: string, { title, reading, kind }: Pick<FormPlace, 'title' | 'reading' | 'kind'>): string {
  const name = title === '' ? 'resource' : title;
  switch (method) {
    case 'POST':
      return reading.list === null && kind !== 'drf-metadata' ? `Post to ${name}` : `Add to ${name}`;
    case 'PUT':
      return `Replace ${singularOf(name)}`;
    case 'PATCH':
      return `Change ${singularOf(name)}`;
    default:
      return `${method} ${name}`;
  }
}

/** A name with spaces is of one thing already. */
const singularOf = (name: string): string => (name.includes(' ') ? name : singular(name));
