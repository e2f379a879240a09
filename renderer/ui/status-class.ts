export type StatusClass = 'informational' | 'success' | 'redirection' | 'client' | 'server' | 'failure';

/** The class of a status by its first digit; what is none of the five is drawn as a failure. */
export function statusClass(status: number | 'failure'): StatusClass {
  if (status === 'failure') return 'failure';
  const classes: Readonly<Record<number, StatusClass>> = {
    1: 'informational',
    2: 'success',
    3: 'redirection',
    4: 'client',
    5: 'server',
  };
  return classes[Math.floor(status / 100)] ?? 'failure';
}
