import type { FormObject } from '#shared/hypermedia/forms/form-value';
import { parametersPlace } from '#shared/hypermedia/forms/page-form';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { valueAt } from '#shared/hypermedia/forms/value-at';
import type { OpenForm } from '#shared/model/open-form';

type Typed = OpenForm['typed'];

/** Whether a place is another one, or lies inside of it. */
export const isWithin = (at: string, place: string): boolean => at === place || at.startsWith(`${place}/`);

/** The same with another text at a place, or with none there. */
export function withTyped(typed: Typed, place: string, text: string | null): Typed {
  const { [place]: _before, ...others } = typed;
  return text === null ? others : { ...others, [place]: text };
}

/**
 * What is typed goes along when values inside of the one at `place` get other names or indexes there. `to` answers the new one for
 * an old one, both as steps of a JSON Pointer (RFC 6901); null for a value that is taken away.
 */
export function movedTyped(typed: Typed, place: string, to: (step: string) => string | null): Typed {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([at, text]) => {
      if (!at.startsWith(`${place}/`)) return [[at, text]];
      const [old = '', ...rest] = at.slice(place.length + 1).split('/');
      const next = to(old);
      return next === null ? [] : [[[place, next, ...rest].join('/'), text]];
    }),
  );
}

/**
 * What is still typed when the values of a form became others: nothing where a value is another one now, or has no place any
 * more. What is typed for a list, to be added, stays whatever its items are.
 */
export function stillTyped(typed: Typed, before: FormObject, after: FormObject): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([at]) => at.startsWith(parametersPlace) || isStill(at, before, after)));
}

function isStill(at: string, before: FormObject, after: FormObject): boolean {
  const [was, is] = [valueAt(before, at), valueAt(after, at)];
  return isThere(at, after) && (was.kind === 'list' || is.kind === 'list' || sameValue(was, is));
}

/** Whether the lists that a place leads through are long enough for it. */
function isThere(at: string, values: FormObject): boolean {
  const steps = at.split('/');
  return steps.every((step, index) => {
    const holder = index === 0 ? values : valueAt(values, steps.slice(0, index).join('/'));
    return index === 0 || holder.kind !== 'list' || Number(step) < holder.items.length;
  });
}
