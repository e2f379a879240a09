import { headerValue, headerValues, listOf } from '../http/header-list';
import { accepts } from '../http/accepts';
import { atAddress, withHeader } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type ExplanationStep, type NextTry } from './explanation';

/** What was asked for against what can be had: Accept and its kin, and the type of the body that was sent. */
export function explainNegotiation(input: AnswerInput): Aspect {
  const { status } = input.exchange.head;
  if (status === 406) return notAcceptable(input);
  if (status === 415) return unsupported(input);
  if (status === 300) return choices(input);
  return status < 300 ? served(input) : nothing;
}

const pairs = [
  ['Accept', 'Content-Type'],
  ['Accept-Language', 'Content-Language'],
  ['Accept-Encoding', 'Content-Encoding'],
] as const;

/** Of an answer that came: said only where the request was particular, or where it got something it did not ask for. */
function served({ exchange, hop, at }: AnswerInput): Aspect {
  const type = headerValue(exchange.head.headers, 'Content-Type');
  const accept = headerValue(hop.requestHeaders, 'Accept');
  if (type === null || accept === null || accepts(accept, type)) return nothing;
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'It is not what was asked for',
    detail: 'The server answered with a type that Accept does not name; it may do so, or refuse with 406.',
    evidence: [
      { kind: 'sent', hop: at, field: 'Accept', value: accept },
      { kind: 'received', hop: at, field: 'Content-Type', value: type },
    ],
  };
  return { steps: [step], tries: [] };
}

/** Media types that a refusal names, in its head or its body. */
function offered({ exchange, page }: AnswerInput): string[] {
  const { headers } = exchange.head;
  const inHead = [
    ...headerValues(headers, 'Accept'),
    ...headerValues(headers, 'Accept-Post'),
    ...headerValues(headers, 'Accept-Patch'),
  ];
  const types = listOf(inHead).map((item) => item.split(';')[0]?.trim() ?? '');
  const inPage = page?.formats.map(({ mediaType }) => mediaType) ?? [];
  return [...new Set([...types, ...inPage])].filter((type) => /^[\w.+-]+\/[\w.+-]+$/.test(type));
}

function notAcceptable(input: AnswerInput): Aspect {
  const { hop, at, draft } = input;
  const asked = pairs.flatMap(([field]) => {
    const value = headerValue(hop.requestHeaders, field);
    return value === null ? [] : [{ kind: 'sent' as const, hop: at, field, value }];
  });
  const types = offered(input);
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'Nothing there fits what was asked for',
    detail: types.length === 0 ? 'The answer does not say what there is.' : `There is ${types.join(', ')}.`,
    evidence: asked,
  };
  const tries: NextTry[] = types.map((type) => ({
    title: `Ask for ${type}`,
    detail: 'It is on offer.',
    action: { kind: 'send', draft: withHeader(draft, 'Accept', type) },
  }));
  const any: NextTry = {
    title: 'Take whatever there is',
    detail: 'Accept: */*',
    action: { kind: 'send', draft: withHeader(draft, 'Accept', '*/*') },
  };
  return { steps: [step], tries: [...tries, any] };
}

function unsupported(input: AnswerInput): Aspect {
  const { hop, at, draft, exchange } = input;
  const encodings = headerValue(exchange.head.headers, 'Accept-Encoding');
  const encoded = headerValue(hop.requestHeaders, 'Content-Encoding');
  const type = headerValue(hop.requestHeaders, 'Content-Type');
  const field = encodings !== null && encoded !== null ? 'Content-Encoding' : 'Content-Type';
  const value = field === 'Content-Encoding' ? encoded : type;
  const types = offered(input);
  const step: ExplanationStep = {
    tone: 'bad',
    title: value === null ? 'The body has no type' : `The server does not read ${value}`,
    detail: [
      value === null ? 'Without Content-Type the server has to guess, and this one does not.' : '',
      types.length === 0 ? 'The answer does not say what it reads.' : `It reads ${types.join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' '),
    evidence: value === null ? [{ kind: 'status', hop: at }] : [{ kind: 'sent', hop: at, field, value }],
  };
  const tries: NextTry[] = types.map((one) => ({
    title: `Send it as ${one}`,
    detail: 'The body has to be written that way too.',
    action: { kind: 'edit', part: 'body', draft: withHeader(draft, 'Content-Type', one) },
  }));
  return { steps: [step], tries };
}

function choices(input: AnswerInput): Aspect {
  const { at, page, exchange } = input;
  const listed = (page?.links ?? []).filter(({ rel, templated }) => !templated && !/^(self|next|prev|previous)$/.test(rel));
  const preferred = headerValue(exchange.head.headers, 'Location');
  const count = listed.length;
  const step: ExplanationStep = {
    tone: 'plain',
    title: 'There are several representations, and the server leaves the choice to you',
    detail: count === 0 ? 'It does not list them.' : `It lists ${count}; Browse shows them as links.`,
    evidence: [
      { kind: 'status', hop: at },
      ...headerValues(exchange.head.headers, 'Link').map((value) => ({
        kind: 'received' as const,
        hop: at,
        field: 'Link',
        value,
      })),
    ],
  };
  const addresses = [...(preferred === null ? [] : [preferred]), ...listed.map(({ url }) => url)];
  const drafts = addresses.flatMap((address) => atAddress(input.draft, address, input.hop.url) ?? []);
  const fresh = drafts.filter(({ url }, index) => drafts.findIndex((one) => one.url === url) === index);
  const tries = fresh.slice(0, 4).map((draft, index) => ({
    title: index === 0 && preferred !== null ? 'Take the one it prefers' : `Take ${new URL(draft.url).pathname}`,
    detail: '',
    action: { kind: 'send' as const, draft },
  }));
  return { steps: [step], tries };
}
