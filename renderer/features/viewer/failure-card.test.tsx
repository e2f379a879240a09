import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { FailedExchange } from '#shared/model/exchange';
import { FailureCard } from './failure-card';
import '../../ui/tokens.css';
import '../../ui/base.css';

const certificate = {
  subject: 'CN=shop.test',
  issuer: 'O=Tarn, CN=Middle',
  validFrom: Date.parse('2026-01-01T00:00:00Z'),
  validTo: Date.parse('2026-04-01T00:00:00Z'),
  names: ['shop.test'],
  moreNames: 0,
  key: null,
  signature: null,
  serial: '01',
  sha256: 'AB',
  pem: '',
};

test('of each certificate that was refused it is told from whom it is and how long it was good, as of that time', async () => {
  const failure = {
    kind: 'certificateRejected' as const,
    host: 'shop.test',
    reason: 'it expired on 2026-04-01',
    chain: ['shop.test', 'Middle'],
    certificates: [certificate],
  };
  const exchange = { phase: 'failed', failure, endedAt: Date.parse('2026-04-04T12:00:00Z') } as unknown as FailedExchange;
  await render(<FailureCard exchange={exchange} />);
  const [own, above] = page.getByRole('listitem').elements();
  expect([...own!.querySelectorAll('dl > div')].map(({ textContent }) => textContent)).toEqual([
    'IssuerO=Tarn, CN=Middle',
    'Valid2026-01-01 00:00:00 to 2026-04-01 00:00:00 UTC, expired 3 days ago',
  ]);
  expect(above!.textContent).toBe('Middle');
});
