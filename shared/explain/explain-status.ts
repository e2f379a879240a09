import { classWords, readStatus, statusClass } from '../http/status-catalog';
import type { AnswerInput } from './explain-input';
import type { ExplanationStep } from './explanation';

/** What a status means by itself, where nothing in the exchange says more; an unassigned one is read as its class. */
export function explainStatus({ exchange, at }: AnswerInput): ExplanationStep[] {
  const { status } = exchange.head;
  const { entry, assigned } = readStatus(status);
  const group = statusClass(status);
  const evidence = [{ kind: 'status' as const, hop: at }];
  if (!entry || group === null) {
    return [{ tone: 'bad', title: `${status} is no status of HTTP`, detail: 'Statuses run from 100 to 599.', evidence }];
  }
  if (!assigned) {
    const detail = `A client has to read it as ${entry.code}, ${entry.phrase}: ${entry.meaning}`;
    return [{ tone: 'plain', title: `Nobody has assigned ${status}; it is a ${classWords[group]}`, detail, evidence }];
  }
  return [{ tone: status < 400 ? 'good' : 'bad', title: entry.meaning, detail: entry.client, evidence }];
}
