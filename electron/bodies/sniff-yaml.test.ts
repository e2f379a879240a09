import { expect, test } from 'vitest';
import { sniff } from './sniff';

const sniffText = (text: string) => sniff(Buffer.from(text));

test.each([
  ['a description of an API', 'openapi: 3.1.0\ninfo:\n  title: Library\n  version: "1"\npaths: {}\n'],
  [
    'an object of a cluster',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  ports:\n  - port: 80\n    targetPort: http\n',
  ],
  ['services of a composition', '# all of them\nservices:\n  web:\n    image: "nginx:1.27"\n    ports:\n      - "8080:80"\n'],
  [
    'a workflow',
    'name: ci\non:\n  push:\n    branches: [main]\njobs:\n  test:\n    steps:\n      - run: |\n          npm ci: now\n          npm test -- --all\n      - uses: actions/checkout@v4\n',
  ],
  ['a document with a mark', '---\nbooks:\n  - title: One\n    year: 1999\n  - title: Two\n'],
  ['a directive', '%YAML 1.2\n---\nanything at all\n'],
  ['a list of mappings', '- id: 1\n  name: a\n- id: 2\n  name: b\n'],
  ['anchors and merges', 'base: &base\n  a: 1\nchild:\n  <<: *base\n'.replace('<<', '"<<"')],
  ['quoted keys', '"a b":\n  \'c\': 1\n'],
  ['lines that end as on Windows', 'a:\r\n  b: 1\r\n'],
])('%s looks like YAML', (_, text) => {
  expect(sniffText(text)).toBe('yaml');
});

test.each([
  ['one pair', 'key: value\n'],
  ['the head of a message', 'Host: example.org\nAccept: */*\nUser-Agent: x\n\nHello: there\n'],
  ['a mail', 'From: a@example.org\nTo: b@example.org\nSubject: Re: hello\n\nDear all,\n  see below.\n'],
  ['rules for robots', 'User-agent: *\nDisallow: /private/\nAllow: /\n'],
  ['a log', '2026-01-01 12:00:00 INFO start: ok\n  at: line 1\n2026-01-01 12:00:01 WARN slow\n'],
  ['a trace of a stack', 'Error: no such thing\n    at run (file.js:1:2)\n    at main (file.js:3:4)\n'],
  ['text with front matter', '---\ntitle: Hello\ntags:\n  - a\n---\n# A heading\n\nWords.\n'],
  ['a list of Markdown', '- one thing\n- another thing\n  - and more\n'],
  ['a list with words and colons', '- Note well: this matters\n- Also good: that does not\n'],
  ['a difference', '--- a/file\n+++ b/file\n@@ -1,2 +1,2 @@\n-old: 1\n+new: 2\n'],
  ['a style sheet', 'a:\n  hover { color: red; }\n'],
  ['settings of sections', '[section]\nkey: value\n  more = 1\n'],
  ['TOML', 'title = "x"\n[owner]\nname = "y"\n'],
  ['rules of make', 'all: build\n\tcc -o a a.c\nbuild:\n\tmake: x\n'],
  ['a stream of events', 'data: one\n\ndata: two\n\n'],
  ['a card', 'BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nEND:VCARD\n'],
  ['separated values', 'a,b\n1,2\n'],
  ['a letter', 'Dear Sir:\n  I write to you.\nYours,\n'],
  ['addresses', 'http://example.org/a\nhttp://example.org/b\n'],
  ['JSON that is not', '{a: 1,\n b: 2}\n'],
  ['a schema of GraphQL', 'type Book {\n  title: String\n  year: Int\n}\n'],
  ['code of Python', 'def f(x):\n    return x\n'],
  ['code with a colon', 'class A:\n    x: int\n    y: str\n    def f(self):\n        pass\n'],
])('%s does not', (_, text) => {
  expect(sniffText(text)).not.toBe('yaml');
});

test('what is cut in the middle of a line is looked at up to that', () => {
  const text = `items:\n${'  - id: 12345678\n    name: "some name"\n'.repeat(40)}`;
  expect(sniff(Buffer.from(text.slice(0, 1024)))).toBe('yaml');
});
