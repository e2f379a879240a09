import { setTimeout as wait } from 'node:timers/promises';
import * as oauth from 'oauth4webapi';
import { longestTimerMs } from '#shared/longest-timer';
import type { DeviceCode } from '#shared/model/oauth-flow';
import { callServer, callTokenEndpoint, type ServerCall } from './send-token-request';
import { additionsFor, addWishes } from './parameters';
import { failureOf, FlowStopped, stopped } from './problem';
import { receiveTokens } from './receive-tokens';
import { pathOf } from './say';
import type { TokenSet } from './token-set';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628 section 3.2: what to wait when the server does not say, and how much longer when it asks for more. */
const usualIntervalSeconds = 5;

/** RFC 8628: shows a code, and asks again and again until a person has confirmed it elsewhere. */
export async function deviceCode(call: ServerCall, show: (code: DeviceCode) => void): Promise<TokenSet> {
  const { tools, auth } = call;
  const { device_code: secret, ...device } = await askForCode(call);
  const code: DeviceCode = {
    userCode: device.user_code,
    address: device.verification_uri,
    completeAddress: device.verification_uri_complete ?? null,
    expiresAt: Date.now() + device.expires_in * 1000,
    intervalSeconds: Math.max(1, device.interval ?? usualIntervalSeconds),
  };
  tools.report?.at('show', `shows the code ${code.userCode}`);
  show(code);
  tools.report?.at('confirm');
  const response = await poll(call, code, secret);
  return receiveTokens(response, { ...call, stage: 'token', nonce: null, scope: auth.scope });
}

async function askForCode(call: ServerCall): Promise<oauth.DeviceAuthorizationResponse> {
  const { auth, server, tools } = call;
  const address = server.metadata.device_authorization_endpoint;
  const additions = additionsFor(auth, 'authorization');
  const parameters = addWishes(additions.parameters, auth);
  tools.report?.at('deviceAsk', `POST ${pathOf(address)} for a code to show`);
  const says = 'asks for a code to show';
  const response = await callServer({ ...call, address, additions, says, stage: 'device' }, (metadata, client, by, options) =>
    oauth.deviceAuthorizationRequest(metadata, client, by, parameters, options),
  );
  tools.report?.at('deviceAnswer');
  try {
    return await oauth.processDeviceAuthorizationResponse(server.metadata, { client_id: auth.clientId }, response);
  } catch (thrown) {
    throw new FlowStopped(failureOf(thrown, 'device'));
  }
}

async function poll(call: ServerCall, code: DeviceCode, secret: string): Promise<Response> {
  const { tools, auth } = call;
  let seconds = code.intervalSeconds;
  for (;;) {
    await wait(Math.min(seconds * 1000, longestTimerMs), undefined, { signal: tools.signal }).catch(() => {
      throw new FlowStopped({ kind: 'cancelled' });
    });
    if (Date.now() > code.expiresAt) throw stopped('device', 'deviceExpired');
    const additions = additionsFor(auth, 'token');
    additions.parameters.set('device_code', secret);
    tools.report?.at('poll', `asks every ${seconds} s whether you have confirmed it`);
    try {
      const says = 'asks whether the code was confirmed';
      return await callTokenEndpoint(grantType, additions.parameters, { ...call, stage: 'token', says, additions });
    } catch (thrown) {
      seconds = longerWait(thrown, seconds);
    }
  }
}

/** How long to wait before asking again; an answer that is no “not yet” ends it. */
function longerWait(thrown: unknown, seconds: number): number {
  if (!(thrown instanceof FlowStopped)) throw thrown;
  const { failure } = thrown;
  const said = failure.kind === 'oauthRefused' ? failure.error : failure.kind;
  switch (said) {
    case 'authorization_pending':
      return seconds;
    case 'slow_down':
      return seconds + 5;
    // RFC 8628 section 3.5: a connection that breaks is asked again, more slowly.
    case 'timedOut':
    case 'connectionClosed':
      return seconds * 2;
    default:
      throw thrown;
  }
}
