import type { PracticeLogLine } from '#shared/model/practice';
import { answeredBy } from './flow-facts';

/** The lines of which every word fits the path, the method, who answered or the status; `4xx` stands for a class. */
export function filterLog(lines: readonly PracticeLogLine[], filter: string): readonly PracticeLogLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? lines : lines.filter((line) => words.every((word) => fits(line, word)));
}

function fits(line: PracticeLogLine, word: string): boolean {
  const { method, target, status, cut } = line;
  if (/^[1-5]xx$/.test(word)) return String(status).startsWith(word.charAt(0));
  if (word === 'cut') return cut === true;
  return (
    String(status) === word ||
    answeredBy(line).includes(word) ||
    method.toLowerCase() === word ||
    target.toLowerCase().includes(word)
  );
}
