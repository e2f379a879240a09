import { headerValue } from '../http/header-list';
import { formatCount } from '../http/quantities';
import { withHeader } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence } from './explanation';

const contentRange = /^(\w+)\s+(?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

/** A part of a whole: 206, 416, and a Range that was not minded (RFC 9110, 14). */
export function explainRanges(input: AnswerInput): Aspect {
  const { status } = input.exchange.head;
  const asked = headerValue(input.hop.requestHeaders, 'Range');
  if (status === 206) return part(input, asked);
  if (status === 416) return outside(input, asked);
  if (status === 200 && asked !== null) return ignored(input, asked);
  return nothing;
}

const sent = ({ at }: AnswerInput, value: string): Evidence => ({ kind: 'sent', hop: at, field: 'Range', value });

function part(input: AnswerInput, asked: string | null): Aspect {
  const value = headerValue(input.exchange.head.headers, 'Content-Range') ?? '';
  const evidence = evidenceOf(input, asked, value);
  return {
    steps: [
      {
        tone: 'good',
        title: asked === null ? 'This is a part, not the whole' : 'You asked for a part and got it',
        detail: placeOf(value),
        evidence,
      },
    ],
    tries: [wholeOf(input)],
  };
}

function placeOf(value: string): string {
  const [, unit = 'bytes', from, to = '', total = '*'] = contentRange.exec(value.trim()) ?? [];
  if (from === undefined) return value === '' ? 'The body holds several parts, each with a head of its own.' : `It is ${value}.`;
  const of = total === '*' ? 'of a whole whose length is not said' : `of ${formatCount(Number(total))}`;
  return `${unit} ${formatCount(Number(from))} to ${formatCount(Number(to))} ${of}, counted from 0.`;
}

const evidenceOf = (input: AnswerInput, asked: string | null, value: string): Evidence[] => [
  ...(asked === null ? [] : [sent(input, asked)]),
  ...(value === '' ? [] : [{ kind: 'received' as const, hop: input.at, field: 'Content-Range', value }]),
];

function outside(input: AnswerInput, asked: string | null): Aspect {
  const value = headerValue(input.exchange.head.headers, 'Content-Range') ?? '';
  const total = contentRange.exec(value.trim())?.[4];
  const detail =
    total === undefined || total === '*'
      ? 'The answer does not say how long it is.'
      : `It has ${formatCount(Number(total))} bytes.`;
  const evidence = evidenceOf(input, asked, value);
  return { steps: [{ tone: 'bad', title: 'The part you asked for lies outside', detail, evidence }], tries: [wholeOf(input)] };
}

function ignored(input: AnswerInput, asked: string): Aspect {
  const ranges = headerValue(input.exchange.head.headers, 'Accept-Ranges');
  const packed = headerValue(input.exchange.head.headers, 'Content-Encoding');
  const title = 'You asked for a part and got the whole';
  if (packed !== null) return packedWhole(input, title, [sent(input, asked), packedBy(input, packed)]);
  const detail =
    ranges === 'none'
      ? 'It says that it gives no parts of this.'
      : 'A server may always answer with the whole; 206 would be the part.';
  return { steps: [{ tone: 'plain', title, detail, evidence: [sent(input, asked)] }], tries: [] };
}

const packedBy = ({ at }: AnswerInput, value: string): Evidence => ({
  kind: 'received',
  hop: at,
  field: 'Content-Encoding',
  value,
});

/** What is packed while it is sent has no length yet, and so no parts. */
function packedWhole({ draft }: AnswerInput, title: string, evidence: readonly Evidence[]): Aspect {
  const detail = 'It was packed on its way out, and what is packed then has no parts. Unpacked it may have some.';
  const next = {
    title: 'Ask for the part unpacked',
    detail: 'Accept-Encoding: identity',
    action: { kind: 'send' as const, draft: withHeader(draft, 'Accept-Encoding', 'identity') },
  };
  return { steps: [{ tone: 'plain', title, detail, evidence }], tries: [next] };
}

const wholeOf = ({ draft }: AnswerInput) => ({
  title: 'Ask for the whole of it',
  detail: 'Without Range.',
  action: { kind: 'send' as const, draft: withHeader(draft, 'Range', null) },
});
