import { classWords, readStatus, statusClass } from '../http/status-catalog';
import type { AnswerInput } from './explain-input';
import type { ExplanationStep } from './explanation';
import { privateCodes } from './private-codes';
import { saidBy } from './said';

/** What a status means by itself, where nothing in the exchange says more; an unassigned one is read as its class. */
export function explainStatus(input: AnswerInput): ExplanationStep[] {
  const { status } = input.exchange.head;
  const { entry, assigned } = readStatus(status);
  const group = statusClass(status);
  const evidence = [{ kind: 'status' as const, hop: input.at }];
  if (!entry || group === null) {
    const detail = 'Statuses run from 100 to 599 (RFC 9110, 15): a client reads any other number as if the server had failed.';
    return [{ tone: 'bad', title: `${status} is no status of HTTP`, detail, evidence }];
  }
  if (!assigned) {
    return [...privately(input), { ...unassigned(status, classWords[group], entry), evidence }];
  }
  const detail = [saidBy(input), entry.client].filter(Boolean).join(' ');
  return [{ tone: status < 400 ? 'good' : 'bad', title: entry.meaning, detail, evidence }];
}

const unassigned = (status: number, group: string, entry: { code: number; phrase: string; meaning: string }) => ({
  tone: 'plain' as const,
  title: `Nobody has assigned ${status}; it is a ${group}`,
  detail: `A client has to read it as ${entry.code}, ${entry.phrase}: ${entry.meaning}`,
});

/** A product that is known for a code says more than the class of the code. */
function privately(input: AnswerInput): ExplanationStep[] {
  const { status } = input.exchange.head;
  const found = privateCodes[status];
  if (!found) return [];
  const [whose, meaning] = found;
  const detail = [`There it means: ${meaning}.`, saidBy(input)].filter(Boolean).join(' ');
  const title = `${status} is known from ${whose}`;
  return [{ tone: status < 400 ? 'plain' : 'bad', title, detail, evidence: [{ kind: 'status', hop: input.at }] }];
}
