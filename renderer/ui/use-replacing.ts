import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from 'react';

interface Props {
  readonly text: string;
  readonly chosen: string | null;
  readonly isAddedTo?: boolean;
}

/**
 * What is typed is a search: it takes the place of what was put into the field, which is therefore selected when the field is
 * come to, when an option is chosen, and at the first click after that. What was typed stays, and so does the caret in it.
 */
export function useReplacing({ text, chosen, isAddedTo = false }: Props) {
  const ref = useRef<HTMLInputElement>(null);
  /** What was typed last; null when something was put in its place. */
  const typed = useRef<string | null>(null);
  const chosenBefore = useRef(chosen);
  /** Since the last key: what is typed can be what an option is called. */
  const isTyping = useRef(false);
  const isNextClickFirst = useRef(false);
  const [timesChosen, setTimesChosen] = useState(0);
  useEffect(() => {
    if (text !== typed.current || (chosen !== chosenBefore.current && !isTyping.current)) typed.current = null;
    chosenBefore.current = chosen;
    if (isAddedTo || typed.current !== null || document.activeElement !== ref.current) return;
    isNextClickFirst.current = true;
    ref.current?.select();
  }, [text, chosen, timesChosen, isAddedTo]);
  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    typed.current = currentTarget.value;
    isTyping.current = true;
    isNextClickFirst.current = false;
  };
  const onChosen = () => {
    typed.current = null;
    setTimesChosen((times) => times + 1);
  };
  const onPointerDown = () => {
    if (document.activeElement !== ref.current) isNextClickFirst.current = true;
    // A press on what is selected would set the caret only after the click.
    else if (isNextClickFirst.current) ref.current?.setSelectionRange(text.length, text.length);
  };
  const onClick = () => {
    const field = ref.current;
    if (!isAddedTo && isNextClickFirst.current && field?.selectionStart === field?.selectionEnd) field?.select();
    isNextClickFirst.current = false;
  };
  // React Aria says "focus" also when the mark goes from an option back to the field, while one types.
  const onFocus = ({ nativeEvent, currentTarget }: FocusEvent<HTMLInputElement>) =>
    !isAddedTo && nativeEvent.isTrusted && currentTarget.select();
  return { ref, onInput, onPointerDown, onClick, onFocus, onChosen, onKeyDown: () => void (isTyping.current = false) };
}
