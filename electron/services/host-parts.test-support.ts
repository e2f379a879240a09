import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDispatch } from '#shared/contract/create-dispatch';
import { createEventBus, type EventBus } from '#shared/contract/event-bus';
import type { Handlers } from '#shared/contract/types';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import { writeFileAtomic } from '../storage/atomic-file.ts';
import type { Services } from './create-services';

export interface TestServices extends Services {
  readonly publish: EventBus['publish'];
  /** Comings and goings of pages, in order. */
  readonly pages: readonly string[];
}

/** A folder that is gone after the test. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The true store and dispatch around handlers of the test's own. */
export async function createTestServices(handlers: Partial<Handlers> = {}): Promise<TestServices> {
  const bodies: BodyStore = createBodyStore(await makeTestFolder());
  const bus = createEventBus();
  const pages: string[] = [];
  onTestFinished(() => bodies.close());
  return {
    // Calls without a handler are not made in these tests.
    dispatch: createDispatch(handlers as Handlers),
    subscribe: (listener) => bus.subscribe(listener),
    publish: (name, payload) => bus.publish(name, payload),
    bodies,
    pages,
    enter: (page) => void pages.push(`+${page}`),
    leave: (page) => void pages.push(`-${page}`),
    close: async () => {},
  };
}

/** A built page of two files. */
export async function makePageFolder(): Promise<string> {
  const folder = await makeTestFolder();
  await mkdir(join(folder, 'assets'));
  await writeFileAtomic(join(folder, 'index.html'), '<!doctype html><title>Cairn</title>');
  await writeFileAtomic(join(folder, 'assets', 'main-1.js'), 'export {};');
  return folder;
}

/** Keeps text, one byte for each character, as a body. */
export async function storeBody(services: Pick<Services, 'bodies'>, content: string): Promise<string> {
  const writer = services.bodies.create();
  await writer.write(Buffer.from(content, 'latin1'));
  await writer.end();
  return writer.id;
}
