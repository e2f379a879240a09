import { parentPort } from 'node:worker_threads';
import { createBodyShelf } from './body-shelf.ts';
import type { BodyMessage, BodyReply } from './body-questions.ts';

/** The thread in which large bodies are indexed, read and searched, so that nothing else waits for it. */
const shelf = createBodyShelf((reply: BodyReply) => parentPort?.postMessage(reply));
parentPort?.on('message', (message: BodyMessage) => shelf(message));
