import { headerValue } from '#shared/http/header-list';
import { ok } from '#shared/result';
import type { AuthOf } from '#shared/model/auth';
import type { WireRequest } from '../../engine/wire-request';
import { orCannot } from '../auth-failure';
import type { AuthProvider } from '../auth-provider';
import { readAwsProfile, thisMachine, type AwsKeys, type AwsPlace } from './aws-profile';
import { signAws } from './sign-aws';

type Aws = AuthOf<'awsSigV4'>;

/** AWS Signature Version 4, with keys that were typed or a profile's. */
export function createAwsSigV4(place: AwsPlace = thisMachine, now = () => new Date()): AuthProvider<'awsSigV4'> {
  const put = (request: WireRequest, auth: Aws) =>
    orCannot(async () => {
      if (headerValue(request.headers, 'Authorization') !== null) return ok({ request });
      const keys = await keysOf(auth, place);
      const date = now()
        .toISOString()
        .replace(/[:-]|\.\d{3}/g, '');
      return ok({ request: await signAws(request, keys, { ...auth, region: auth.region || keys.region, date }) });
    });
  return {
    begin: (auth) => ({
      authorize: (request) => put(request, auth),
      async foresee(request) {
        const authorized = await put(request, auth);
        return authorized.ok
          ? ok({ authorized: authorized.value, says: 'Time and signature are made anew for each request.' })
          : authorized;
      },
    }),
  };
}

async function keysOf({ source, profile, accessKeyId, secretAccessKey, sessionToken }: Aws, place: AwsPlace): Promise<AwsKeys> {
  if (source === 'profile') return readAwsProfile(profile, place);
  return { accessKeyId, secretAccessKey, sessionToken, region: '' };
}
