import type { Setter } from '../model/check';
import type { Answer } from './answer';
import { lookUp } from './look-up';

/** A variable that a response has given a value. */
export interface SetValue {
  readonly name: string;
  readonly value: string;
  readonly scope: Setter['scope'];
}

/** What the setters that are on take from an answer; one that finds nothing sets nothing. */
export function runSetters(setters: readonly Setter[], answer: Answer, variable: (name: string) => unknown): SetValue[] {
  return setters.flatMap(({ enabled, name, expression, scope }) => {
    if (!enabled || name === '') return [];
    const found = lookUp(expression, answer, variable);
    return found.ok && found.value !== undefined ? [{ name, value: asText(found.value), scope }] : [];
  });
}

/** A text as it is; anything else as JSON. */
export const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? '';
};
