/** What the exit code of `cairn` says. */
export const exitCodes = {
  fine: 0,
  checkFailed: 1,
  wrongUsage: 2,
  noResponse: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
