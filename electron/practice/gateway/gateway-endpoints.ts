import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { empty, prettyJson, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import type { Refusal } from '../frame/outcome.ts';
import { readJson } from '../frame/read-json.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import { gatewayOf, pictureOf, type OpenGateway } from './start-gateway.ts';

const absent: Refusal = {
  status: 404,
  detail: 'There is no gateway in front of this server.',
  help: 'cairn practice --gateway starts one.',
};

const portTaken: Refusal = {
  status: 503,
  detail: 'The port of the replica was taken by another program meanwhile.',
  help: 'Start the server anew.',
};

/** A place that is about the gateway; without one there is nothing to be about. */
function about(
  ask: Ask,
  answer: (gateway: OpenGateway) => WholeAnswer | Promise<WholeAnswer>,
): WholeAnswer | Promise<WholeAnswer> {
  const gateway = gatewayOf(ask.world);
  return gateway ? answer(gateway) : refuse(ask, absent);
}

function picture(gateway: OpenGateway): WholeAnswer {
  const { url, proxyUrl, sticky: isSticky, replicas } = pictureOf(gateway);
  return prettyJson(200, { running: true, url, proxy: proxyUrl, sticky: isSticky, replicas, stored: gateway.cache.list() });
}

const overview: Endpoint = {
  path: '/gateway/',
  methods: ['GET'],
  group: 'Layers',
  summary: 'The layers in front of the server',
  description:
    'Where the balancer, its three replicas and the proxy are, and what the shared cache keeps. They are there when the server was started with --gateway. The balancer serves everything that is served here, and adds Via, Age, X-Cache, Cache-Status (RFC 9211), X-Served-By and Server-Timing. On its port, /gateway/junk and /gateway/gone are 502, /gateway/asleep is 504, and /gateway/transforming/ in front of a path lays out the JSON anew and says 203. The proxy wants the name and password of one of the people, else it says 407, and leads nowhere but here.',
  tryIt: [{ method: 'GET', path: '/gateway/', expect: 200, says: 'addresses, or how to get them' }],
  handle(ask) {
    const gateway = gatewayOf(ask.world);
    return gateway ? picture(gateway) : prettyJson(200, { running: false, help: absent.help });
  },
};

const replica: Endpoint = {
  path: '/gateway/replicas/{n}/{action}',
  methods: ['POST'],
  group: 'Layers',
  summary: 'Killing a replica, and bringing it back',
  description:
    'Each replica is a thread of its own. kill ends it in the middle of whatever it does, and with it everything it merely remembered, such as the carts of sessions; the balancer asks the next one. revive starts it again on the same port. When all are dead the balancer says 503.',
  tryIt: [{ method: 'POST', path: '/gateway/replicas/2/kill', expect: 404, says: 'there is none without --gateway' }],
  handle: (ask) =>
    about(ask, async (gateway) => {
      const { n, action } = ask.params;
      const found = gateway.replicas.find(({ number }) => String(number) === n);
      if (!found || (action !== 'kill' && action !== 'revive'))
        return refuse(ask, { status: 404, detail: 'The replicas are 1, 2 and 3; one can kill or revive them.' });
      if (action === 'kill') await found.kill();
      else if (!(await found.revive())) return refuse(ask, portTaken);
      return picture(gateway);
    }),
};

const stickiness = z.strictObject({ sticky: z.boolean() });

const sticky: Endpoint = {
  path: '/gateway/settings',
  methods: ['PUT'],
  group: 'Layers',
  summary: 'Whether a caller stays with one replica',
  description:
    'With sticky on, the balancer gives each caller a cookie and sends it to the same replica every time, which mends what sessions in memory break, until that replica dies.',
  describes: { PUT: { body: stickiness } },
  tryIt: [
    {
      method: 'PUT',
      path: '/gateway/settings',
      headers: jsonType,
      body: '{"sticky":true}',
      expect: 404,
      says: 'there is none without --gateway',
    },
  ],
  handle: (ask) =>
    about(ask, async (gateway) => {
      const wanted = await readJson(ask, stickiness);
      if (!wanted.ok) return refuse(ask, wanted.refusal);
      gateway.stick(wanted.value.sticky);
      return picture(gateway);
    }),
};

const purge: Endpoint = {
  path: '/gateway/cache',
  methods: ['DELETE'],
  group: 'Layers',
  summary: 'Emptying the shared cache',
  description: 'Forgets every answer that the balancer keeps, so that the next request for each goes through to a replica.',
  tryIt: [{ method: 'DELETE', path: '/gateway/cache', expect: 404, says: 'there is none without --gateway' }],
  handle: (ask) =>
    about(ask, (gateway) => {
      gateway.cache.clear();
      return empty(204);
    }),
};

export const gatewayEndpoints: readonly Endpoint[] = [overview, replica, sticky, purge];
