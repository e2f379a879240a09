import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { flavourNames } from '../frame/flavours.ts';
import { refuse } from '../frame/refuse.ts';

export const flavoured: Endpoint = {
  path: '/formats/error',
  methods: ['GET'],
  group: 'Formats',
  summary: 'The same error in five shapes',
  description: `One refusal as different frameworks write it: ?flavour= is ${flavourNames.join(', ')}. Every other address of this server takes ?flavour= as well, and the lists of the library come in the pages of Laravel and Rails with it; and Accept: application/problem+json asks for RFC 9457 anywhere.`,
  query: z.object({ flavour: z.enum(flavourNames).optional().describe('drf when left out') }),
  tryIt: [
    ...flavourNames.map((name) => ({
      method: 'GET',
      path: `/formats/error?flavour=${name}`,
      expect: 422,
      says: `as ${name} has it`,
    })),
    {
      method: 'GET',
      path: '/formats/error',
      headers: { Accept: 'application/problem+json' },
      expect: 422,
      says: 'asked for by Accept',
    },
    { method: 'GET', path: '/strict/books/9999?flavour=express', expect: 404, says: 'at any other address' },
  ],
  handle: (ask) =>
    refuse(ask, {
      status: 422,
      detail: 'The book cannot be kept as it was sent.',
      fields: { title: ['This field may not be blank.'], price: ['A valid number is required.'] },
    }),
};
