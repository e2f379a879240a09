import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { useEffect, useRef, useState } from 'react';
import { whenSent } from '../../../../state/forms/typed-beside';
import { useApp } from '../../../../state/use-app';
import { useFormShared } from '../form-context';

interface Typed {
  /** As it is drawn; null while nothing is typed. */
  readonly text: string | null;
  /** As it is, also where several things happen before the next drawing. */
  readonly now: () => string | null;
  readonly set: (text: string | null) => void;
}

/** What is typed into a control and is no value yet. It is no longer wanted when the value becomes another one by other means. */
export function useTyped(value?: FormValue): Typed {
  const [text, setText] = useState<string | null>(null);
  const current = useRef(text);
  const set = (next: string | null) => {
    current.current = next;
    setText(next);
  };
  const before = useRef(value);
  useEffect(() => {
    if (value && before.current && !sameValue(value, before.current)) set(null);
    before.current = value;
  }, [value]);
  return { text, now: () => current.current, set };
}

interface Beside {
  readonly place: string;
  readonly isInvalid: boolean;
  readonly typed: Typed;
  readonly take: () => void;
  /** Why what is typed stands for nothing; null where it does, or nothing is typed. */
  readonly why?: () => string | null;
}

/** Makes what is typed a value when the form is sent, so that nothing is left behind; what cannot be one is told at its place. */
export function useTakenWhenSent(beside: Beside): void {
  const { tabId } = useFormShared();
  const recheck = useApp((state) => state.changeForm);
  const latest = useRef(beside);
  useEffect(() => void (latest.current = beside));
  useEffect(() => {
    const problem = () => {
      const { place, why } = latest.current;
      const message = why?.() ?? null;
      return message === null ? null : { place, message };
    };
    const { take, drop } = { take: () => latest.current.take(), drop: () => latest.current.typed.set(null) };
    return whenSent({ tabId, take, drop, problem });
  }, [tabId]);
  const isTold = beside.why !== undefined && beside.isInvalid;
  const told = isTold ? beside.why() : null;
  useEffect(() => {
    if (isTold) recheck(tabId, () => ({}));
  }, [beside.typed.text, told]); // oxlint-disable-line react/exhaustive-deps -- what was told is judged again only by what is typed, and found
}

/** What is said of a text that was searched for and stands for nothing; what may still be found is not said to be nothing. */
export const whyNone = (text: string, isSought: boolean): string =>
  isSought
    ? `“${text.trim()}” is not chosen yet: choose one of the list, or empty the field.`
    : `Nothing in the list is called “${text.trim()}”: choose one of it, or empty the field.`;
