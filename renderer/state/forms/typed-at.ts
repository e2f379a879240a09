import type { OpenForm } from '#shared/model/open-form';
import type { Tab } from '../tab';
import { openFormOf } from './page-forms';

type Typed = OpenForm['typed'];

/** What stands in the control at a place of a tab's form and is no value yet; null where nothing does. */
export const typedAt = (tab: Tab | undefined, place: string): string | null => (tab && openFormOf(tab)?.typed[place]) ?? null;

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
