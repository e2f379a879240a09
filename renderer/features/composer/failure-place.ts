import type { DraftPlace, Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import type { ComposerPart } from '../../state/tab';

/** Why a draft was refused, looked up by place. */
export interface Refusals {
  /** The reason at a field of a part: `at('headers', 'name', 2)`. */
  readonly at: (part: DraftPlace['part'], field?: string, row?: number) => string | undefined;
  readonly count: (part: DraftPlace['part']) => number;
  /** The name without a value that is the reason at a part without fields. */
  readonly unknownAt: (part: DraftPlace['part']) => string | undefined;
}

export function refusalsOf(failures: readonly Failure[]): Refusals {
  const placed = failures.flatMap((failure) => {
    const place = placeOf(failure);
    return place ? [{ place, failure }] : [];
  });
  return {
    at(part, field, row) {
      const found = placed.find(({ place }) => place.part === part && place.field === field && place.row === row);
      return found && describeFailure(found.failure);
    },
    unknownAt(part) {
      const found = placed.find(({ place }) => place.part === part)?.failure;
      return found?.kind === 'badDraft' ? found.unknown : undefined;
    },
    count: (part) => placed.filter(({ place }) => place.part === part).length,
  };
}

/** Where in the draft a failure belongs; null when it belongs to none of its fields. */
export function placeOf(failure: Failure): DraftPlace | null {
  if (failure.kind === 'badUrl') return { part: 'url' };
  return failure.kind === 'badDraft' && failure.above === undefined ? failure.place : null;
}

/** The part of the composer that holds a place; null for what stands in the address bar. */
export function partOfPlace({ part }: DraftPlace): ComposerPart | null {
  switch (part) {
    case 'method':
    case 'url':
      return null;
    case 'query':
    case 'path':
      return 'params';
    case 'headers':
    case 'body':
    case 'auth':
    case 'options':
      return part;
  }
}

/** How the field of a place is found on the page: its `data-place`. */
export const placeId = ({ part, row, field }: DraftPlace): string =>
  [part, row, field].filter((piece) => piece !== undefined).join(':');
