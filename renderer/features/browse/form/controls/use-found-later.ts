import { useEffect, useState } from 'react';
import type { RelatedAnswer } from '../../../../state/search-related';
import type { useTyped } from './use-typed';

interface Wish {
  readonly text: string;
  /** Also the only one there is will do, whatever it is called. */
  readonly isWished: boolean;
}

interface Search {
  readonly answer: RelatedAnswer | null;
  readonly isAsking: boolean;
  readonly take: (isWished: boolean) => boolean;
}

/**
 * What was typed, and left, entered or sent before the search for it had answered, is searched for further, and taken once the
 * answer has come. It is no longer sought as soon as anything else is typed.
 */
export function useFoundLater(typed: ReturnType<typeof useTyped>) {
  const [wish, setWish] = useState<Wish | null>(null);
  const isSought = wish !== null && typed.text === wish.text;
  const useAnswer = ({ answer, isAsking, take }: Search) =>
    useEffect(() => {
      if (isSought && !isAsking && answer !== null && typed.now() === wish.text) take(wish.isWished);
    }, [answer, isAsking, isSought]); // oxlint-disable-line react/exhaustive-deps -- only an answer decides
  return { isSought, seek: setWish, forget: () => setWish(null), useAnswer };
}
