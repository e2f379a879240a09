import { STATUS_CODES } from 'node:http';
import type { Refusal } from './outcome.ts';

interface Written {
  readonly contentType: string;
  readonly value: unknown;
}

type Flavour = (refusal: Refusal, path: string) => Written;

const plain = (value: unknown): Written => ({ contentType: 'application/json', value });
const phrase = (status: number): string => STATUS_CODES[status] ?? 'Error';

/** How well-known frameworks say the same refusal. */
const flavours: Readonly<Record<string, Flavour>> = {
  drf: ({ detail, help, fields }) => plain(fields ?? { detail, ...(help && { help }) }),
  problem: ({ status, detail, help, fields }, path) => ({
    contentType: 'application/problem+json',
    value: {
      type: 'about:blank',
      title: phrase(status),
      status,
      detail,
      instance: path,
      ...(help && { help }),
      ...(fields !== undefined && { errors: fields }),
    },
  }),
  rails: ({ status, fields }) => plain(fields === undefined ? { status, error: phrase(status) } : { errors: fields }),
  laravel: ({ detail, fields }) => plain({ message: detail, ...(fields !== undefined && { errors: fields }) }),
  express: ({ status, detail, fields }) =>
    plain({
      error: {
        name: `${phrase(status).replaceAll(' ', '')}Error`,
        status,
        message: detail,
        ...(fields !== undefined && { details: fields }),
      },
    }),
};

export const flavourNames = Object.keys(flavours);

/** The flavour a caller asks for, with `?flavour=` or by accepting problem details; nothing when it is all the same. */
export function askedFlavour(query: URLSearchParams, accept: string | undefined): Flavour | undefined {
  const named = query.get('flavour');
  if (named !== null && Object.hasOwn(flavours, named)) return flavours[named];
  return /\bapplication\/problem\+json\b/i.test(accept ?? '') ? flavours['problem'] : undefined;
}

export const usualFlavour: Flavour = (refusal, path) => (flavours['drf'] as Flavour)(refusal, path);
