import { cases, inList, quoted, rawText, type JsonCase } from './json-case.test-support';
import { moreJsonCases } from './json-more-cases.test-support';

export type { JsonCase };

const numbers = ['0', '-0', '7', '-31', '10', '0.5', '-0.05', '1.50', '2e3', '2E3', '2e+3', '2e-3', '0e0', '0E+1', '-0e-1'];
const longNumbers = ['9007199254740993', '1'.repeat(60), `0.${'3'.repeat(60)}`, '1e400', '-1e-400', '123456789e-0000012'];
const noNumbers = [
  '+1',
  '01',
  '-01',
  '-',
  '--1',
  '.5',
  '5.',
  '-.5',
  '1e',
  '1e+',
  '1E-',
  '1.e2',
  '0x1F',
  '1_000',
  '1,000.',
  '1 000',
];
const foreignNumbers = [
  'NaN',
  'Infinity',
  '-Infinity',
  'nan',
  '1f',
  '1n',
  '٣',
  '１',
  '1e1.5',
  '1+2',
  '0b1',
  '0o7',
  '2.e+3',
  '-a',
  '1-1',
];

const texts = [
  '',
  ' ',
  'a',
  'é',
  '日本',
  '😀',
  '\\u0041',
  '\\u00e9',
  '\\ud83d\\ude00',
  '\\u0000',
  '\\"',
  '\\\\',
  '\\/',
  '\\b\\f\\n\\r\\t',
];
const oddTexts = ['\u007f', '\u2028', '\ufeff', '\\\\u0041', '\\u2028', "'", '/*no comment*/', '{[,:]}', '\\ud83d\\u0061'];
const noTexts = [
  '\\',
  '\\x41',
  '\\a',
  '\\u12',
  '\\u12G4',
  '\\U0041',
  "\\'",
  '\\0',
  '\u0000',
  '\u001f',
  '\t',
  '\n',
  '\r',
  'a\u0001b',
  '\\u',
  '\\ ',
];

const valid: JsonCase[] = [
  ...cases('valid', 'number', inList(numbers)),
  ...cases('valid', 'long number', inList(longNumbers)),
  ...cases('valid', 'text', quoted(texts)),
  ...cases('valid', 'odd text', quoted(oddTexts)),
  ...cases('valid', 'alone', ['1', '-0.5', '"alone"', 'true', 'false', 'null', '[]', '{}']),
  ...cases('valid', 'space', [' [ ] ', '\t{\t}\t', '\r\n[\r\n1\r\n,\n2]\n', '{ "a" : 1 , "b" : [ ] }', ' \n null \n ']),
  ...cases('valid', 'members', [
    '{"":0}',
    '{"a":1,"a":2}',
    '{"a":{},"a":[]}',
    '{"\\u0061":1,"a":2}',
    '{"__proto__":1}',
    '{"1":1,"0":2}',
  ]),
  ...cases('valid', 'nested', ['[[[[]]]]', '[{"a":[{"b":null}]}]', `${'['.repeat(400)}${']'.repeat(400)}`, '[[],{},[{}],""]']),
];

const invalid: JsonCase[] = [
  ...cases('invalid', 'no number', inList(noNumbers)),
  ...cases('invalid', 'number of another language', inList(foreignNumbers)),
  ...cases('invalid', 'no text', quoted(noTexts)),
  ...cases('invalid', 'quotes', ["['a']", '[“a”]', '["a', '["a\\"]', '[a]', '[`a`]', '["a"b"]']),
  ...cases('invalid', 'word', inList(['True', 'NULL', 'nul', 'tru', 'falsee', 'undefined', 'nulltrue', 'None', 'yes'])),
  ...cases('invalid', 'commas', [
    '[1,]',
    '[,1]',
    '[1,,2]',
    '[,]',
    '{"a":1,}',
    '{,"a":1}',
    '{"a":1,,"b":2}',
    '[1 2]',
    '["a" "b"]',
    '[1;2]',
  ]),
  ...cases('invalid', 'members', [
    '{"a"}',
    '{"a":}',
    '{:1}',
    '{a:1}',
    '{1:1}',
    "{'a':1}",
    '{"a"=1}',
    '{"a"::1}',
    '{"a",1}',
    '{null:1}',
    '{[1]:2}',
    '{"a":1:2}',
  ]),
  ...cases('invalid', 'not closed', ['[', '{', '[1', '[1,', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[[]', '{"a":{}', '[{]', '["']),
  ...cases('invalid', 'closed wrongly', ['[}', '{]', '[1}', '{"a":1]', '[]]', '{}}', ']', '}', ',', ':', '[[1}]']),
  ...cases('invalid', 'comments', ['[1]// no', '/* no */[1]', '[1/*no*/]', '# no\n[1]', '<!-- no -->[1]']),
  ...cases('invalid', 'space of another kind', ['[\u00a01]', '[\u000b1]', '[\u000c1]', '[1\u2003]', '[\u20281]']),
];

const open: JsonCase[] = [
  ...cases('open', 'several values', ['1 2', '{}{}', '[1]\n[2]\n', '"a""b"', 'true false', '{"a":1}\n{"a":2}']),
  ...cases('open', 'half a pair', quoted(['\\ud800', '\\udc00', '\\ud800\\ud800', '\\udc00\\ud83d', 'a\\ud83d'])),
  ...cases('open', 'no UTF-8', [
    rawText(0xff),
    rawText(0xc0, 0xaf),
    rawText(0xed, 0xa0, 0x80),
    rawText(0xe9),
    rawText(0xf4, 0x90, 0x80, 0x80),
    rawText(0x80),
  ]),
  ...cases('open', 'nothing', ['', ' ', '\n', '\ufeff', '\ufeff[1]', [0, 0, 0]]),
  ...cases('open', 'UTF-16', [[...Buffer.from('[1]', 'utf16le')], [0xff, 0xfe, ...Buffer.from('{"é":1}', 'utf16le')]]),
  ...cases('open', 'deep', [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, '['.repeat(50_000), '{"a":'.repeat(20_000)]),
];

/** Our own cases, by the classes that readers of JSON are known to differ in. */
export const jsonCases: readonly JsonCase[] = [...valid, ...invalid, ...open, ...moreJsonCases];
