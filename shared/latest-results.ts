/**
 * The same as `work`, which has to depend on its text alone, with its latest results at hand: for what is asked about the same
 * few texts again and again. Texts longer than 2,000 characters are worked on anew each time.
 */
export function latestResults<R>(work: (text: string) => R, most: number): (text: string) => R {
  const latest = new Map<string, R>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    if (text.length > longestKept) return result;
    // All at once: which one is the oldest is not worth knowing.
    if (latest.size >= most) latest.clear();
    latest.set(text, result);
    return result;
  };
}

const longestKept = 2_000;
