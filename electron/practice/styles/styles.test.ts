import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const call = (id: string) =>
  send(practice, '/soap', {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: '"x"' },
    body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><l:GetBook xmlns:l="urn:practice:library"><l:id>${id}</l:id></l:GetBook></e:Body></e:Envelope>`,
  });

test('SOAP gives the book that REST gives, whatever the prefixes', async () => {
  const [soap, rest] = [
    await call('21'),
    (await send(practice, '/library/books/21/')).json() as { title: string; price: string },
  ];
  expect(soap.text).toContain(`<title>${rest.title}</title>`);
  expect(soap.text).toContain(`<price>${rest.price}</price>`);
  expect([(await call('9999')).status, (await call('x')).text.includes('<faultcode>soap:Client</faultcode>')]).toEqual([
    500,
    true,
  ]);
});

test('the script of the form agrees with the server', async () => {
  const { text } = await send(practice, '/forms/signup.js');
  const { check } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)) as {
    readonly check: (sent: object) => Record<string, string>;
  };
  for (const sent of [
    { name: 'Carl', email: 'c@library.example' },
    { name: '', email: 'c' },
    { name: 'C', email: 'c@l.example', year: 1800 },
  ]) {
    const answer = await send(practice, '/forms/signup', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    });
    expect(Object.keys(check(sent)).sort()).toEqual(answer.status === 201 ? [] : Object.keys(answer.json() as object).sort());
  }
});

test('every edge of the graph leads to a node', async () => {
  const { nodes, edges } = (await send(practice, '/graph')).json() as {
    nodes: { id: string; url: string }[];
    edges: { to: string }[];
  };
  const ids = nodes.map(({ id }) => id);
  expect(edges.every(({ to }) => ids.includes(to))).toBe(true);
});
