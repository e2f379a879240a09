import type { Lesson } from '../lesson';
import { addresses } from './addresses';
import { firstRequest } from './first-request';
import { answersThatGoOn } from './answers-that-go-on';
import { askForFields } from './ask-for-fields';
import { fiveFormats } from './five-formats';
import { fourStops } from './four-stops';
import { oneServerManyClients } from './one-server-many-clients';
import { otherProtocols } from './other-protocols';
import { sevenLayers } from './seven-layers';
import { soapOrRest } from './soap-or-rest';
import { theContract } from './the-contract';
import { typeAName } from './type-a-name';

/** What an API is, in reading order. */
export const whatAnApiIs: readonly Lesson[] = [
  firstRequest,
  typeAName,
  theContract,
  addresses,
  oneServerManyClients,
  fiveFormats,
  fourStops,
  sevenLayers,
  otherProtocols,
  soapOrRest,
  askForFields,
  answersThatGoOn,
];
