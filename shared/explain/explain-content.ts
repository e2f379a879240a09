import { headerValue } from '../http/header-list';
import { charsetOf, saysJson } from '../http/media-type';
import { formatBytes } from '../http/quantities';
import { saysLines } from '../hypermedia/parse-lines';
import type { PageModel } from '../hypermedia/page';
import type { Framing } from '../hypermedia/page-input';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type ExplanationStep } from './explanation';

/** How the body was packed and named, said where that is more than plain: encodings that were undone, types that do not fit. */
export function explainContent(input: AnswerInput): Aspect {
  const steps = [encoded(input), misnamed(input), charset(input)].filter((step) => step !== null);
  return steps.length === 0 ? nothing : { steps, tries: [] };
}

function encoded({ exchange, at }: AnswerInput): ExplanationStep | null {
  if (exchange.decoded.length === 0) return null;
  const share = exchange.bodyBytes === 0 ? 0 : Math.round((exchange.encodedBytes / exchange.bodyBytes) * 100);
  return {
    tone: 'plain',
    title: `The body travelled as ${exchange.decoded.join(', then ')}`,
    detail: `${formatBytes(exchange.encodedBytes)} on the wire, ${formatBytes(exchange.bodyBytes)} unpacked: ${share} % of it.`,
    evidence: [
      {
        kind: 'received',
        hop: at,
        field: 'Content-Encoding',
        value: headerValue(exchange.head.headers, 'Content-Encoding') ?? '',
      },
    ],
  };
}

/** A body without a name, or one that is not what its name says. */
function misnamed({ exchange, page, at }: AnswerInput): ExplanationStep | null {
  const type = headerValue(exchange.head.headers, 'Content-Type');
  if (!page || exchange.bodyBytes === 0) return null;
  if (type === null) return nameless(page, at);
  const found = saysJson(type) && !saysLines(type) ? notQuiteJson(page) : null;
  return found && { ...found, evidence: [{ kind: 'received', hop: at, field: 'Content-Type', value: type }] };
}

function notQuiteJson({ kind, framing = null }: PageModel): Omit<ExplanationStep, 'evidence'> | null {
  if (framing !== null) return framings[framing];
  return kind === 'opaque'
    ? { tone: 'bad', title: 'It says JSON, and is none', detail: 'The body cannot be read as JSON; Body shows the bytes.' }
    : null;
}

const framings: Readonly<Record<Framing, Omit<ExplanationStep, 'evidence'>>> = {
  lines: {
    tone: 'bad',
    title: 'It says JSON, and is several JSON values, one on each line',
    detail: 'Each line is JSON by itself, and the whole is none: application/x-ndjson would say so.',
  },
  guard: {
    tone: 'plain',
    title: 'A guard stands before the JSON',
    detail:
      'It keeps pages of other origins from running the answer as a script. Whoever reads it takes the guard off first, as was done here.',
  },
};

function nameless(page: PageModel, at: number): ExplanationStep {
  const detail =
    page.kind === 'opaque' ? 'What it is has to be guessed from the bytes.' : 'It reads as JSON or XML, so it is shown as that.';
  return { tone: 'bad', title: 'The answer does not say what its body is', detail, evidence: [{ kind: 'status', hop: at }] };
}

function charset({ exchange, at }: AnswerInput): ExplanationStep | null {
  const type = headerValue(exchange.head.headers, 'Content-Type');
  const name = charsetOf(type);
  if (name === null || /^utf-?8$/i.test(name)) return null;
  return {
    tone: 'plain',
    title: `Its letters are written in ${name}`,
    detail: 'Nearly everything else is UTF-8; JSON has to be (RFC 8259, 8.1).',
    evidence: [{ kind: 'received', hop: at, field: 'Content-Type', value: type ?? '' }],
  };
}
