import type { Failure, FailureKind } from '../../failure';
import type { Evidence } from '../explanation';
import { type Candidate, when } from './cause';

type Of<K extends FailureKind> = Extract<Failure, { kind: K }>;

/** What of the exchange speaks for a cause. */
interface Place {
  readonly request: Evidence | null;
  readonly connection: Evidence | null;
}

/** Why a proxy did not let something through. */
export const causesOfProxy = ({ status, reason }: Of<'proxyFailed'>, place: Place): readonly (Candidate | null)[] => [
  when(status === 407, 8, 'The proxy lets through only those it knows.', place.connection),
  when(status === 403 || /anybody through/.test(reason), 7, 'Its rules forbid this server or this port.', place.connection),
  when(status === 405, 7, 'It is no proxy, or one for plain requests alone.', place.connection),
  when(/credentials/.test(reason), 7, 'Name or password of the proxy is wrong or missing.'),
  when(/cannot reach|refused/.test(reason), 6, 'The server is down, or only reached from elsewhere.', place.request),
  when(
    /does not answer as|closed the connection|it answered/.test(reason),
    6,
    'What listens there is another kind of server, or another kind of proxy.',
    place.connection,
  ),
  when(true, 1, 'The proxy itself is overloaded or broken.'),
];

/** Why no proxy could be reached. */
export const causesOutOfReach = ({ tried }: Of<'proxyUnreachable'>): readonly (Candidate | null)[] => [
  when(
    tried.every(({ reason }) => /nothing is listening/.test(reason)),
    6,
    'Nobody started the program that is the proxy, or it listens elsewhere.',
  ),
  when(
    tried.some(({ reason }) => /is called so/.test(reason)),
    6,
    'The name of the proxy belongs to another network, such as that of an office.',
  ),
  when(true, 2, 'This machine is in another network than the one that the proxy is for.'),
];

const has = (problems: readonly string[], problem: string) => problems.includes(problem);

/** Why a PAC file gave no way. */
export const causesOfPac = ({ problem, source }: Of<'pacFailed'>): readonly (Candidate | null)[] => [
  when(
    problem === 'unreadable' && /^https?:/.test(source),
    6,
    'The server that keeps the PAC file is down, or in another network.',
  ),
  when(problem === 'unreadable' && !/^https?:/.test(source), 6, 'The PAC file was moved, or its path is typed wrong.'),
  when(
    has(['broken', 'missing', 'tooLarge'], problem),
    6,
    'What stands there is something else than a PAC file, such as a page for a login.',
  ),
  when(has(['threw', 'nonsense'], problem), 6, 'The PAC file has a fault that shows with this address, or expects a browser.'),
  when(
    has(['endless', 'memory'], problem),
    6,
    'The PAC file goes round in a circle, or waits for names that nobody answers for.',
  ),
];
