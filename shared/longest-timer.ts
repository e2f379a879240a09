/** The longest that a timer waits, in Node as in browsers, in milliseconds: some 24 days. One for longer is over at once. */
export const longestTimerMs = 2 ** 31 - 1;
