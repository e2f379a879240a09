import { inPrint, mostBrokenTold } from '../model/broken-field';
import type { DroppedField } from '../model/exchange';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect } from './explanation';

/** Fields that came over HTTP/2 and are no part of the answer, since they are against its rules (RFC 9113, 8.2.1). */
export function explainDropped({ hop, at }: AnswerInput): Aspect {
  const dropped = hop.droppedFields ?? [];
  if (dropped.length === 0) return nothing;
  const count = dropped.length === 1 ? 'A field was' : `${atLeast(dropped.length)} fields were`;
  return {
    steps: [
      {
        tone: 'bad',
        title: `${count} left out of the answer`,
        detail: `${dropped.slice(0, mostNamed).map(said).join(' ')} What is malformed in HTTP/2 could make another message of it on the way (RFC 9113, section 10.3), so that readers leave it out. Wire has the fields as they came.`,
        evidence: [{ kind: 'connection', hop: at }],
      },
    ],
    tries: [],
  };
}

const atLeast = (told: number): string => (told < mostBrokenTold ? String(told) : `At least ${told}`);

const mostNamed = 5;

const said = ({ field: [name], why }: DroppedField): string => `“${inPrint(name)}”: ${why}`;
