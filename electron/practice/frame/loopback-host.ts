import type { WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { refuse } from './refuse.ts';

/** Whether `Host` names this machine itself. Any other name was pointed here by somebody else. */
export function isLoopbackHost(host: string | undefined): boolean {
  // Nearly every request comes with the Host of the one before.
  if (host === undefined || host === lastLoopback) return true;
  const isLoopback = namesThisMachine(host);
  if (isLoopback) lastLoopback = host;
  return isLoopback;
}

let lastLoopback = '';

function namesThisMachine(host: string): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

export function misdirected(ask: Ask): WholeAnswer {
  return refuse(ask, {
    status: 421,
    detail: `This server does not answer for "${ask.host}".`,
    help: 'Send Host: localhost or 127.0.0.1. Only /anything takes any Host, to show it.',
  });
}
