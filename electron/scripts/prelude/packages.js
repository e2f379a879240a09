import { atob, btoa } from './base64.js';
import { cryptoJs } from './crypto-js.js';
import { assert, expect } from './expect.js';
import { Unsupported, withRefusals } from './unsupported.js';
import { xml2Json } from './xml.js';

/** Random as far as a test needs it; nothing that must stay secret is made of it. */
function uuid() {
  const digits = Array.from({ length: 30 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const variant = '89ab'[Math.floor(Math.random() * 4)];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18)}`;
}

const isUuid = (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(String(text));

const packages = {
  uuid: () => withRefusals('uuid', { v4: uuid, validate: isUuid }),
  chai: () => withRefusals('chai', { expect, assert }, { should: 'expect(…) says the same' }),
  'crypto-js': () => cryptoJs,
  atob: () => atob,
  btoa: () => btoa,
  xml2js: () => withRefusals('xml2js', { parseString: (text, done) => done(null, xml2Json(text)) }),
};

const instead = {
  tv4: 'a test with expect(…) holds a value against what it must be',
  ajv: 'a test with expect(…) holds a value against what it must be',
  lodash: 'JavaScript has map, filter, find, flatMap and Object.groupBy itself',
  moment: 'Date and Intl are there',
  axios: 'bru.sendRequest and pm.sendRequest send',
  'node-fetch': 'bru.sendRequest and pm.sendRequest send',
  cheerio: 'xml2Json reads XML',
  fs: 'a script knows no files',
};

/** The packages that imported collections use most, by their names. */
export function require(name) {
  const wanted = String(name).replace(/^(?:node|npm):/, '');
  if (Object.hasOwn(packages, wanted)) return packages[wanted]();
  const hint = Object.hasOwn(instead, wanted) ? instead[wanted] : `there are ${Object.keys(packages).join(', ')}`;
  throw new Unsupported(`require(“${wanted}”)`, hint);
}
