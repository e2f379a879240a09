import { expect, test } from 'vitest';
import type { HeaderList } from '../model/exchange-event';
import { readHtmlTitle } from './html-title';
import { readPartStatuses } from './part-statuses';

const html: HeaderList = [['Content-Type', 'text/html; charset=utf-8']];

test.each<[body: string, headers: HeaderList, title: string | null]>([
  ['<html><head><title>502 Bad\n  Gateway</title>', html, '502 Bad Gateway'],
  ['<title lang="en">Sorry &amp; goodbye</title>', html, 'Sorry & goodbye'],
  ['<title></title>', html, null],
  ['{"title": "<title>no</title>"}', [['Content-Type', 'application/json']], null],
])('the title of %s', (body, headers, title) => expect(readHtmlTitle({ headers, body })).toBe(title));

test.each<[body: string, status: number, parts: readonly number[] | null]>([
  ['<D:status>HTTP/1.1 200 OK</D:status><D:status>HTTP/1.1 404 Not Found</D:status>', 207, [200, 404]],
  ['[{"status": 201}, {"status": "424"}]', 207, [201, 424]],
  ['{"status": "open", "status_id": 404}', 207, []],
  ['[{"status": 201}]', 200, null],
])('the parts of %s', (body, status, parts) => expect(readPartStatuses({ status, body })).toEqual(parts));
