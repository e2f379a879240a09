import { expect, test } from 'vitest';
import { findClients, titleOf } from './find-clients';

const languages = [
  { key: 'shell', title: 'Shell', clients: [{ key: 'curl', title: 'curl (bash)' }] },
  { key: 'csharp', title: 'C#', clients: [{ key: 'httpclient', title: 'HttpClient' }] },
  {
    key: 'python',
    title: 'Python',
    clients: [
      { key: 'requests', title: 'requests' },
      { key: 'httpx', title: 'HTTPX' },
    ],
  },
];

test('a client is found by its language, by its own name, or by both', () => {
  const keys = (typed: string) => findClients(languages, typed).map(({ key }) => key);
  expect(keys('')).toHaveLength(4);
  expect(keys('PYTHON')).toEqual(['python:requests', 'python:httpx']);
  expect(keys('py httpx')).toEqual(['python:httpx']);
  expect(keys('c#')).toEqual(['csharp:httpclient']);
  expect(keys('bash')).toEqual(['shell:curl']);
  expect(keys('cobol')).toEqual([]);
});

test('a choice is called by both, and one that is not there by nothing', () => {
  expect(titleOf(languages, 'python:httpx')).toBe('Python · HTTPX');
  expect(titleOf(languages, 'cobol:x')).toBe('');
});
