const restMs = 150;

/** Passes a number on once it has stayed the same for a moment. */
export function atRest(pass: (value: number) => void): (value: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => pass(value), restMs);
  };
}
