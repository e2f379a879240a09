import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificates } from '../electron/practice/tls/authority';
import { expect, test } from './fixtures';
import { objections } from './objections';

/** A server whose certificate nobody signed, as many have in development. */
async function startSelfSigned(): Promise<{ port: number; server: Server }> {
  const { selfSigned } = await makeCertificates();
  const server = createServer(selfSigned, (_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"from": "the cellar"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

test('a bad certificate is understood, and its server believed: for one host, in sight, and until it is taken back', async ({
  open,
}) => {
  const { port, server } = await startSelfSigned();
  const first = await open();
  await first.app.send('GET', `https://localhost:${port}/`);
  await expect(first.app.summary).toContainText('No answer');
  await expect(first.app.response).toContainText('it is signed by itself, not by an authority this machine trusts');

  await first.app.showView('Wire');
  const wire = first.page.getByRole('region', { name: 'Wire' });
  await expect(wire).toContainText('The certificate was refused, and the connection closed');
  await expect(wire.getByRole('listitem')).toHaveText([/^localhost \d+ days left/]);
  await expect(wire.getByRole('term')).toHaveText([
    'Subject',
    'Issuer',
    'Valid',
    'For',
    'Key',
    'Signed with',
    'Serial',
    'SHA-256',
  ]);
  await expect(wire.getByRole('definition').nth(1)).toContainText('(itself)');
  expect(await objections(first.page)).toEqual([]);

  await first.app.response.getByRole('button', { name: 'Allow localhost without verifying…' }).click();
  const question = first.page.getByRole('alertdialog');
  await expect(question).toContainText('could read and change all that is exchanged');
  expect(await objections(first.page)).toEqual([]);
  await question.getByRole('button', { name: 'Allow and send again' }).click();
  await expect(first.app.summary).toContainText('200 OK');
  await expect(first.app.response).toContainText('the cellar');
  await expect(wire).toContainText(/TLS 1\.3, TLS_\w+: what follows went encrypted/);
  await expect(wire).toContainText('The certificate is not verified: it is signed by itself');

  // Another name of the same server is another host.
  await first.app.send('GET', `https://127.0.0.1:${port}/`);
  await expect(first.app.summary).toContainText('No answer');

  await first.app.send('GET', `https://localhost:${port}/`);
  await first.app.summary.getByRole('button', { name: 'Not verified: why?' }).click();
  const why = first.page.getByRole('dialog', { name: 'Not verified' });
  await expect(why).toContainText('would have been refused: it is signed by itself');
  await why.getByRole('button', { name: 'Verify localhost again' }).click();
  await first.app.press();
  await expect(first.app.summary).toContainText('No answer');

  // What is allowed is gone with the session.
  await first.app.response.getByRole('button', { name: 'Allow localhost without verifying…' }).click();
  await first.page.getByRole('button', { name: 'Allow and send again' }).click();
  await expect(first.app.summary).toContainText('200 OK');
  await first.app.openSection('Settings');
  await expect(first.page.getByRole('group', { name: 'Not verified until Cairn is closed' })).toContainText('localhost');
  expect(await objections(first.page)).toEqual([]);
  await first.stop();
  const second = await open();
  await second.app.send('GET', `https://localhost:${port}/`);
  await expect(second.app.summary).toContainText('No answer');
  server.closeAllConnections();
  server.close();
});
