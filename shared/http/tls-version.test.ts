import { expect, test } from 'vitest';
import { tlsVersion } from './tls-version';

test('a version of TLS is written as people write it', () => {
  expect(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', ''].map(tlsVersion)).toEqual([
    'TLS 1.0',
    'TLS 1.1',
    'TLS 1.2',
    'TLS 1.3',
    '',
  ]);
});
