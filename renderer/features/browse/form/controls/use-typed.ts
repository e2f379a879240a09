import { useEffect, useRef, useState } from 'react';
import { whenSent } from '../../../../state/forms/typed-beside';

interface Typed {
  /** As it is drawn; null while nothing is typed. */
  readonly text: string | null;
  /** As it is, also where several things happen before the next drawing. */
  readonly now: () => string | null;
  readonly set: (text: string | null) => void;
}

/** What is typed into a control and is no value yet. */
export function useTyped(): Typed {
  const [text, setText] = useState<string | null>(null);
  const current = useRef(text);
  const set = (next: string | null) => {
    current.current = next;
    setText(next);
  };
  return { text, now: () => current.current, set };
}

/** Makes what is typed a value when the form is sent, so that nothing is left behind. */
export function useTakenWhenSent(take: () => void): void {
  const latest = useRef(take);
  useEffect(() => void (latest.current = take));
  useEffect(() => whenSent(() => latest.current()), []);
}
