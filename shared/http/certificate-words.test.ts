import { expect, test } from 'vitest';
import type { Certificate } from '../model/certificate';
import { certificateEssence, certificateFacts, validityOf } from './certificate-words';

const at = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const certificate: Certificate = {
  subject: 'CN=shop.example',
  issuer: 'C=DE, CN=Example Root',
  validFrom: at('2026-01-01'),
  validTo: at('2026-04-01'),
  names: ['shop.example', '*.shop.example'],
  moreNames: 0,
  key: 'RSA, 2048 bits',
  signature: null,
  serial: '01:AF',
  sha256: 'AA:BB',
  pem: '',
};

test('how much of its time is left, or since when or until when it is not good', () => {
  expect(validityOf(certificate, at('2026-03-18'))).toEqual({ is: 'good', says: '14 days left' });
  expect(validityOf(certificate, at('2026-04-04'))).toEqual({ is: 'over', says: 'expired 3 days ago' });
  expect(validityOf(certificate, at('2025-12-31'))).toEqual({ is: 'early', says: 'not valid yet, begins in 1 day' });
  expect(validityOf(certificate, at('2026-01-02'))).toMatchObject({ says: '89 days left' });
  expect(validityOf(certificate, at('2029-04-01'))).toMatchObject({ says: 'expired 3 years ago' });
  expect(validityOf({ ...certificate, validTo: null }, at('2026-03-18'))).toBeNull();
});

test('what is not known is left out, and names beyond those told are counted', () => {
  const facts = new Map(certificateFacts({ ...certificate, moreNames: 7 }, at('2026-03-18')));
  expect([...facts.keys()]).toEqual(['Subject', 'Issuer', 'Valid', 'For', 'Key', 'Serial', 'SHA-256']);
  expect(facts.get('For')).toBe('shop.example, *.shop.example and 7 more');
  expect(facts.get('Valid')).toBe('2026-01-01 12:00:00 to 2026-04-01 12:00:00 UTC, 14 days left');
  const itself = { ...certificate, subject: 'CN=Root', issuer: 'CN=Root' };
  expect(new Map(certificateFacts(itself, 0)).get('Issuer')).toBe('CN=Root (itself)');
});

test('in passing, it is told from whom it is and how long it is good', () => {
  expect(certificateEssence(certificate, at('2026-04-04'))).toEqual([
    ['Issuer', 'C=DE, CN=Example Root'],
    ['Valid', '2026-01-01 12:00:00 to 2026-04-01 12:00:00 UTC, expired 3 days ago'],
  ]);
});
