import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { useCallback, useEffect, useRef } from 'react';
import { isInFields, openFormOf, typedAt } from '../../../../state/forms/page-forms';
import { whenSent } from '../../../../state/forms/typed-beside';
import { movedTyped, withTyped } from '../../../../state/forms/typed-text';
import { useApp, useAppStore } from '../../../../state/use-app';
import { useFormShared } from '../form-context';

interface Typed {
  /** As it is drawn; null while nothing is typed. */
  readonly text: string | null;
  /** As it is, also where several things happen before the next drawing. */
  readonly now: () => string | null;
  readonly set: (text: string | null) => void;
}

/**
 * What is typed into the control at a place and is no value yet. It is kept with the form, so that it is there again when its
 * tab was left, and is no longer wanted when the value becomes another one by other means.
 */
export function useTyped(place: string, value?: FormValue): Typed {
  const { tabId } = useFormShared();
  const store = useAppStore();
  const change = useApp((state) => state.changeTyped);
  const text = useApp(({ tabs }) => typedAt(tabs[tabId], place));
  const now = useCallback(() => typedAt(store.getState().tabs[tabId], place), [store, tabId, place]);
  const set = useCallback(
    (next: string | null) => {
      if (next !== now()) change(tabId, (typed) => withTyped(typed, place, next));
    },
    [now, change, tabId, place],
  );
  const before = useRef(value);
  useEffect(() => {
    if (value && before.current && !sameValue(value, before.current)) set(null);
    before.current = value;
  }, [value, set]);
  return { text, now, set };
}

/**
 * Takes what is typed inside of a value along when `put` gives its items or members other indexes or names: see `movedTyped`.
 */
export function useTypedAlong(place: string): (to: (step: string) => string | null, put: () => void) => void {
  const { tabId } = useFormShared();
  const store = useAppStore();
  const change = useApp((state) => state.changeTyped);
  return (to, put) => {
    const tab = store.getState().tabs[tabId];
    const moved = movedTyped((tab && openFormOf(tab)?.typed) ?? {}, place, to);
    put();
    change(tabId, () => moved);
  };
}

/** Whether what is typed may become a value now: not while another request, or a body that no field can show, is being written. */
export function useMayTake(): () => boolean {
  const { tabId } = useFormShared();
  const store = useAppStore();
  return useCallback(() => isInFields(store.getState().tabs[tabId]), [store, tabId]);
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
  const recheck = useApp((state) => state.changeTyped);
  const mayTake = useMayTake();
  const latest = useRef(beside);
  useEffect(() => void (latest.current = beside));
  useEffect(() => {
    const problem = () => {
      const { place, why } = latest.current;
      const message = why?.() ?? null;
      return message === null ? null : { place, message };
    };
    const take = () => mayTake() && latest.current.take();
    return whenSent({ tabId, place: () => latest.current.place, take: () => void take(), problem });
  }, [tabId, mayTake]);
  const isTold = beside.why !== undefined && beside.isInvalid;
  const told = isTold ? beside.why() : null;
  useEffect(() => {
    if (isTold) recheck(tabId, (typed) => typed);
  }, [beside.typed.text, told]); // oxlint-disable-line react/exhaustive-deps -- what was told is judged again only by what is typed, and found
}

/** What is said of a text that was searched for and stands for nothing; what may still be found is not said to be nothing. */
export const whyNone = (text: string, isSought: boolean): string =>
  isSought
    ? `“${text.trim()}” is not chosen yet: choose one of the list, or empty the field.`
    : `Nothing in the list is called “${text.trim()}”: choose one of it, or empty the field.`;
