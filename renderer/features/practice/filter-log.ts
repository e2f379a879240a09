import type { PracticeLogLine } from '#shared/model/practice';

/** The lines of which every word fits the path, the method or the status; `4xx` stands for a class. */
export function filterLog(lines: readonly PracticeLogLine[], filter: string): readonly PracticeLogLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? lines : lines.filter((line) => words.every((word) => fits(line, word)));
}

function fits({ method, target, status }: PracticeLogLine, word: string): boolean {
  if (/^[1-5]xx$/.test(word)) return String(status).startsWith(word.charAt(0));
  return String(status) === word || method.toLowerCase() === word || target.toLowerCase().includes(word);
}
