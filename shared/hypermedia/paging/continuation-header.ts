import { headerValue } from '../../http/header-list.ts';
import type { PagingStyle } from './paging-style.ts';

const name = 'x-ms-continuation';

/** A token in the head that goes back in the head, of a GET and of a query that is posted (Azure Cosmos DB). */
export const continuationHeader: PagingStyle = {
  name: 'continuation-header',
  read({ headers, requestHeaders = [] }) {
    const token = headerValue(headers, name)?.trim() ?? '';
    if (token === '') return null;
    const isLater = (headerValue(requestHeaders, name) ?? '') !== '';
    return { requests: { next: { kind: 'header', name, value: token } }, isLater, readFrom: [name] };
  },
};
