import { expect, test } from 'vitest';
import { sniff } from './sniff';

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['', 'empty'],
  ['{"a":1}', 'json'],
  [' \n[1,2', 'json'],
  ['[', 'json'],
  ['"only a string"', 'json'],
  ['-12.5e3\n', 'json'],
  ['null', 'json'],
  ['nullable is a word', 'text'],
  ['{{ template }}', 'text'],
  ['[section]\nkey=1', 'text'],
  ['12 monkeys', 'text'],
  ['<?xml version="1.0"?><a/>', 'xml'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', 'xml'],
  ['<!DOCTYPE html><html>', 'html'],
  ['<html lang="en">', 'html'],
  ['a < b', 'text'],
  ['caf\xe9 au lait', 'text'],
  ['\x89PNG\r\n\x1a\n\0\0', 'image'],
  ['\xff\xd8\xff\xe0', 'image'],
  ['RIFF\0\0\0\0WEBP', 'image'],
  ['%PDF-1.7', 'pdf'],
  ['PK\x03\x04', 'archive'],
  ['\0\x01\x02\x03\xff\xfe', 'binary'],
])('%j looks like %s', (bytes, like) => {
  expect(sniff(latin(bytes))).toBe(like);
});

test('letters of a charset that the head names are text, however many they are', () => {
  expect(sniff(latin('\xe9\xe8\xe0\xfc\xf6'))).toBe('binary');
  expect(sniff(latin('\xe9\xe8\xe0\xfc\xf6'), 'iso-8859-1')).toBe('text');
  expect(sniff(latin('\xe9\0\x01\x02'), 'iso-8859-1')).toBe('binary');
});

test('UTF-16 is text', () => {
  expect([sniff(Buffer.from('\ufeff{"a":1}', 'utf16le')), sniff(Buffer.from('\ufeffhello', 'utf16le'))]).toEqual([
    'json',
    'text',
  ]);
});
