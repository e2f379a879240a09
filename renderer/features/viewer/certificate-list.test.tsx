import type { Certificate } from '#shared/model/certificate';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CertificateList } from './certificate-list';
import '../../ui/tokens.css';
import '../../ui/base.css';

const day = 86_400_000;
const certificate = (name: string, issuer: string, leftDays: number): Certificate => ({
  subject: `O=Tarn, CN=${name}`,
  issuer: `CN=${issuer}`,
  validFrom: Date.now() - 100 * day,
  validTo: Date.now() + leftDays * day,
  names: [name],
  moreNames: 0,
  key: 'EC, P-256',
  signature: 'ecdsa-with-SHA256',
  serial: '01:AF',
  sha256: 'AB:'.repeat(31) + 'CD',
  pem: `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----`,
});
const chain = ['shop.test', 'Middle', 'Root'];
const certificates = [certificate('shop.test', 'Middle', -3.5), certificate('Middle', 'Root', 40.5)];

test('the server’s own certificate is open, others are opened; how long each is good stands beside its name', async () => {
  await render(<CertificateList chain={chain} certificates={certificates} />);
  await expect.element(page.getByRole('button', { name: 'shop.test expired 3 days ago' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Middle 40 days left' })).toBeVisible();
  await expect.element(page.getByText('named as the issuer, not shown itself')).toBeVisible();
  await expect.element(page.getByText('O=Tarn, CN=shop.test')).toBeVisible();
  await expect.element(page.getByText('O=Tarn, CN=Middle')).not.toBeVisible();
  await page.getByRole('button', { name: /^Middle/ }).click();
  await expect.element(page.getByText('O=Tarn, CN=Middle')).toBeVisible();
});

test('one is copied as PEM, or all of them', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await render(<CertificateList chain={chain} certificates={certificates} />);
  await page.getByRole('button', { name: 'Copy as PEM' }).click();
  await expect.element(page.getByText('Certificate copied')).toBeVisible();
  await page.getByRole('button', { name: 'Copy all as PEM' }).click();
  expect(writeText.mock.calls.map(([text]) => text)).toEqual([
    certificates[0]?.pem,
    `${certificates[0]?.pem}\n${certificates[1]?.pem}`,
  ]);
});

test('of an exchange that was kept without them, the names are told', async () => {
  await render(<CertificateList chain={chain} certificates={[]} />);
  await expect.element(page.getByRole('list')).toHaveTextContent('shop.test Middle Root');
  expect(page.getByRole('button').elements()).toEqual([]);
});
