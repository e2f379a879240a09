import type { Endpoint } from '../endpoint.ts';
import { clientList, landing } from './client-list.ts';
import { interactionAnswer, interactionPage } from './interaction.ts';
import { oauthDoor } from './oauth-door.ts';
import { providerEndpoints } from './provider-endpoints.ts';

/** The authorization server with its pages, and a resource that takes its tokens. */
export const oauth: readonly Endpoint[] = [
  clientList,
  ...providerEndpoints,
  interactionPage,
  interactionAnswer,
  landing,
  oauthDoor,
];
