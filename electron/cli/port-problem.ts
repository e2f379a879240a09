const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'it is not allowed to you',
};

/** Why nothing can listen on a port, as a sentence. Anything but an error of listening is a bug and is thrown on. */
export function portProblem(thrown: unknown, port: number): string {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || thrown.syscall !== 'listen' || !('code' in thrown)) throw thrown;
  const code = String(thrown.code);
  return `Port ${port} cannot be taken: ${reasons[code] ?? code}. Choose another with --port, or 0 for any free one.`;
}
