/** Whether a key belongs to a word that an input method composes. Safari ends the word before the key that ended it: that one has code 229. */
export const isComposing = ({ nativeEvent }: { readonly nativeEvent: KeyboardEvent }): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;
