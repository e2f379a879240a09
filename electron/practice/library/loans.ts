import { listEndpoint, oneEndpoint } from '../drf/resource-endpoint.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticated } from '../policies/permissions.ts';
import { aliceSendsJson, asAlice, asBert, asDora } from './examples.ts';
import { loans } from './resources.ts';

const manners = { group: 'Library', authenticators: anyAuthenticator, permission: isAuthenticated } as const;

export const loanList = listEndpoint(
  loans,
  { ...manners, path: loans.path },
  {
    name: 'Loan List',
    summary: 'Your loans, and borrowing',
    description:
      'What you have borrowed. Members see their own loans and dora sees everybody’s, so the same address gives each caller another list.',
    tryIt: [
      { method: 'GET', path: '/library/loans/', expect: 401, says: 'whose?' },
      { method: 'GET', path: '/library/loans/', headers: asAlice, expect: 200, says: 'three of alice' },
      { method: 'GET', path: '/library/loans/?expand=book', headers: asDora, expect: 200, says: 'all, with the books' },
      {
        method: 'POST',
        path: '/library/loans/',
        headers: aliceSendsJson,
        body: '{"book":"/library/books/5/","due":"2027-01-15"}',
        expect: 201,
        says: 'one more',
      },
      {
        method: 'POST',
        path: '/library/loans/',
        headers: aliceSendsJson,
        body: '{"book":"/library/books/5/","due":"soon"}',
        expect: 400,
        says: 'not a date',
      },
    ],
  },
);

export const loanInstance = oneEndpoint(
  loans,
  { ...manners, path: `${loans.path}{id}/` },
  {
    name: 'Loan Instance',
    summary: 'One loan',
    description: 'One loan. For everybody but its member and dora there is no such loan: 404 tells less than 403.',
    tryIt: [
      { method: 'GET', path: '/library/loans/1/', headers: asAlice, expect: 200, says: 'hers' },
      { method: 'GET', path: '/library/loans/1/', headers: asBert, expect: 404, says: 'not his, so not there' },
      {
        method: 'PATCH',
        path: '/library/loans/1/',
        headers: aliceSendsJson,
        body: '{"returned":"2026-11-20"}',
        expect: 200,
        says: 'brought back',
      },
    ],
  },
);
