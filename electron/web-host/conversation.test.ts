import { expect, test, vi } from 'vitest';
import { createMemoryTransport, createToyHost, eventsToHear, holdConversation } from '#shared/contract/conversation.test-support';
import { createTestServices } from '../services/host-parts.test-support';
import { startTestHost } from './test-host.test-support';
import { createTestPage } from './test-page.test-support';

test('over HTTP and a socket the conversation is the same as in memory', async () => {
  const inMemory = await holdConversation(createMemoryTransport(createToyHost()), async () => {});

  const toy = createToyHost();
  const services = {
    ...(await createTestServices()),
    dispatch: toy.dispatch,
    subscribe: (listener: Parameters<typeof toy.bus.subscribe>[0]) => toy.bus.subscribe(listener),
  };
  const host = await startTestHost(services);
  let isMet = false;
  const overHttp = await holdConversation(createTestPage(host), async (events) => {
    // First for the page to be known, then for the last event.
    await vi.waitFor(() => expect(isMet ? events() : services.pages.length).toBe(isMet ? eventsToHear : 1));
    isMet = true;
  });

  expect(overHttp).toEqual(inMemory);
  expect(inMemory.filter(([kind]) => kind === 'event')).toHaveLength(eventsToHear);
});
