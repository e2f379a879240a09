const restMs = 150;

/** Passes a value on once no other has come for a moment. */
export function atRest<T>(pass: (value: T) => void): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => pass(value), restMs);
  };
}
