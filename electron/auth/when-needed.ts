import type { AuthKind } from '#shared/model/auth';
import { ok } from '#shared/result';
import type { AuthTurn } from '../engine/authentication';
import type { AuthProvider } from './auth-provider';
import { foreseeByDoing } from './foresee-by-doing';

/** A provider whose code is read when the first request asks for its kind, so that no other request waits for it. */
export function whenNeeded<K extends AuthKind>(load: () => Promise<AuthProvider<K>>): AuthProvider<K> {
  let loading: Promise<AuthProvider<K>> | undefined;
  return {
    begin(auth, tools) {
      let turn: Promise<AuthTurn> | undefined;
      const begun = () => (turn ??= (loading ??= load()).then((provider) => provider.begin(auth, tools)));
      return {
        authorize: async (request) => (await begun()).authorize(request),
        answer: async (...answered) => (await begun()).answer?.(...answered) ?? ok(null),
        foresee: async (request) => foreseeByDoing(await begun(), request),
      };
    },
  };
}
