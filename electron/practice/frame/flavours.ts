import { STATUS_CODES } from 'node:http';
import type { Ask } from './ask.ts';
import { escapeHtml } from './html.ts';
import type { Refusal } from './outcome.ts';

/** A refusal as it will be sent. */
interface Written {
  readonly contentType: string;
  readonly text: string;
}

type Asked = Pick<Ask, 'headers' | 'path' | 'query'> & Partial<Pick<Ask, 'method'>>;
type Flavour = (refusal: Refusal, ask: Asked) => Written;

const plain = (value: unknown): Written => ({ contentType: 'application/json', text: JSON.stringify(value) });
const phrase = (status: number): string => STATUS_CODES[status] ?? 'Error';

const express: Flavour = ({ status, detail, fields }, ask) => {
  if (takesHtml(ask)) return expressPage(status === 404 ? `Cannot ${ask.method ?? 'GET'} ${ask.path}` : detail);
  const name = `${phrase(status).replaceAll(' ', '')}Error`;
  return plain({ error: { name, status, message: detail, ...(fields !== undefined && { details: fields }) } });
};

const takesHtml = ({ headers }: Asked): boolean => /\btext\/html\b/i.test(headers.accept ?? '');

/** What Express answers by itself, to the byte. */
const expressPage = (sentence: string): Written => ({
  contentType: 'text/html; charset=utf-8',
  text: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>${escapeHtml(sentence)}</pre>
</body>
</html>
`,
});

/** How well-known frameworks say the same refusal. */
const flavours = {
  drf: ({ detail, help, fields }) => plain(fields ?? { detail, ...(help && { help }) }),
  problem: ({ status, detail, help, fields }, { path }) => ({
    contentType: 'application/problem+json',
    text: JSON.stringify({
      type: 'about:blank',
      title: phrase(status),
      status,
      detail,
      instance: path,
      ...(help && { help }),
      ...(fields !== undefined && { errors: fields }),
    }),
  }),
  rails: ({ status, fields }) => plain(fields === undefined ? { status, error: phrase(status) } : { errors: fields }),
  laravel: ({ detail, fields }) => plain({ message: detail, ...(fields !== undefined && { errors: fields }) }),
  express,
} as const satisfies Readonly<Record<string, Flavour>>;

export type FlavourName = keyof typeof flavours;
export const flavourNames = Object.keys(flavours) as readonly FlavourName[];

/** The flavour a caller asks for, with `?flavour=` or by accepting problem details; nothing when it is all the same. */
export function askedFlavour({ query, headers }: Asked): FlavourName | undefined {
  const named = flavourNames.find((name) => name === query.get('flavour'));
  return named ?? (takesProblems(headers.accept) ? 'problem' : undefined);
}

export const takesProblems = (accept: string | undefined): boolean => /\bapplication\/problem\+json\b/i.test(accept ?? '');

/** A refusal in the flavour the caller asks for, else as DRF has it. */
export const writeRefusal = (ask: Asked, refusal: Refusal, flavour = askedFlavour(ask) ?? 'drf'): Written =>
  flavours[flavour](refusal, ask);
