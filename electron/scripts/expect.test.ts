import { afterAll, expect, test } from 'vitest';
import { exampleInput, startRunner, testsOf } from './script.test-support';

const runner = startRunner();
afterAll(() => runner.close());

/** Each claim as a test of its own, in one script: what is told of each. */
async function outcomes(claims: readonly string[]): Promise<string[]> {
  const code = claims.map((claim, at) => `test('${at}', () => { ${claim} });`).join('\n');
  const told = testsOf(await runner.run(code, exampleInput));
  return claims.map((_, at) => told[String(at)] ?? 'nothing');
}

const holding = [
  'expect(1).to.equal(1)',
  'expect({a: [1]}).to.deep.equal({a: [1]})',
  'expect({a: 1}).to.not.equal({a: 1})',
  'expect([1, {b: 2}]).to.eql([1, {b: 2}])',
  'expect(new Date(5)).to.eql(new Date(5))',
  'expect(NaN).to.be.NaN',
  'expect(new Map([[1, 2]])).to.eql(new Map([[1, 2]]))',
  "expect('text').to.be.a('string').and.include('ex')",
  'expect([]).to.be.an("array").that.is.empty',
  'expect(null).to.be.null',
  'expect(undefined).to.be.undefined',
  'expect(0).to.exist',
  'expect(0).to.not.be.ok',
  'expect(true).to.be.true',
  'expect({a: 1, b: 2}).to.include({a: 1})',
  'expect([{a: 1}]).to.deep.include({a: 1})',
  'expect([{a: 1}]).to.not.include({a: 1})',
  'expect([1, 2, 3]).to.have.lengthOf(3)',
  'expect([1, 2, 3]).to.have.length(3)',
  'expect([1, 2, 3]).to.have.length.above(2)',
  'expect([1, 2, 3]).to.have.lengthOf.at.least(3)',
  'expect("abc").to.have.length.within(1, 3)',
  'expect({a: {b: [5]}}).to.have.nested.property("a.b[0]", 5)',
  'expect({a: 1}).to.have.property("a").that.equals(1)',
  'expect({a: 1}).to.not.have.property("b")',
  'expect(Object.create({a: 1})).to.not.have.own.property("a")',
  'expect({a: 1, b: 2}).to.have.all.keys("a", "b")',
  'expect({a: 1, b: 2}).to.have.any.keys("a", "z")',
  'expect({a: 1, b: 2}).to.include.keys("a")',
  'expect([3, 1, 2]).to.have.members([1, 2, 3])',
  'expect([1, 2, 3]).to.include.members([1])',
  'expect([{a: 1}]).to.have.deep.members([{a: 1}])',
  'expect([1, 2]).to.have.ordered.members([1, 2])',
  'expect([2, 1]).to.not.have.ordered.members([1, 2])',
  'expect(5).to.be.above(4).and.below(6)',
  'expect(5).to.be.at.least(5)',
  'expect(5).to.be.at.most(5)',
  'expect(5).to.be.within(1, 5)',
  'expect(0.3).to.be.closeTo(0.1 + 0.2, 1e-9)',
  'expect("a-1").to.match(/^a-\\d$/)',
  'expect("a").to.be.oneOf(["a", "b"])',
  'expect(() => { throw new TypeError("bad") }).to.throw(TypeError, /bad/)',
  'expect(() => {}).to.not.throw()',
  'expect(new Date()).to.be.an.instanceof(Date)',
  'expect({go() {}}).to.respondTo("go")',
  'expect(4).to.satisfy((one) => one % 2 === 0)',
  'expect({a: 1}).to.be.json',
  'expect(res.body).to.have.property("items").with.lengthOf(2)',
  'pm.response.to.have.status(200)',
  'pm.response.to.have.status("OK")',
  'pm.response.to.be.ok',
  'pm.response.to.be.json',
  'pm.response.to.not.be.error',
  'pm.response.to.have.header("content-type")',
  'pm.response.to.have.header("Content-Type", "application/json")',
  'pm.response.to.have.jsonBody("items[0].name", "tent")',
  'pm.response.to.be.withBody',
  'pm.expect(pm.response.json().paid).to.be.true',
  'assert.equal(1, "1")',
  'assert.deepEqual([1], [1])',
  'assert.isArray([])',
  'assert(true)',
];

test('claims that hold pass, in the words of Chai, Bruno and Postman', async () => {
  const told = await outcomes(holding);
  expect(holding.filter((_, at) => told[at] !== 'passed').map((claim) => `${claim}: ${told[holding.indexOf(claim)]}`)).toEqual(
    [],
  );
});

/** The same claim turned round fails: no claim holds whatever it is given. */
const turned = holding
  .filter((claim) => claim.startsWith('expect(') && !claim.includes('.not.') && !/\.(?:and|that)\./.test(claim))
  .map((claim) => claim.replace(/\)\.to\.(?!.*\)\.to\.)/, ').to.not.'));

test('and turned round each of them fails', async () => {
  expect(turned.length).toBeGreaterThan(35);
  const told = await outcomes(turned);
  expect(turned.filter((_, at) => told[at] === 'passed')).toEqual([]);
});

test('a claim that fails says what was expected and what there was', async () => {
  expect(
    await outcomes([
      'expect(1).to.equal(2)',
      'expect({a: 1}).to.eql({a: 2})',
      'expect("x", "the name").to.equal("y")',
      'expect([1]).to.be.empty',
      'expect({a: 1}).to.have.property("a", 2)',
      'expect(1).to.not.equal(1)',
      'pm.response.to.have.status(404)',
      'expect(5).to.be.a("string")',
      'assert.isTrue(false)',
      'expect.fail("by hand")',
    ]),
  ).toEqual([
    'expected 1 to equal 2',
    'expected {a: 1} to deeply equal {a: 2}',
    'the name: expected "x" to equal "y"',
    'expected [1] to be empty',
    'expected {a: 1} to have the property "a" of 2, it is 1',
    'expected 1 not to equal 1',
    'expected the response to have the status 404, it is 200',
    'expected 5 to be a string, it is number',
    'expected false to be true',
    'by hand',
  ]);
});

test('tests that wait are waited for, one that is left out is no test, and one that never ends fails', async () => {
  const outcome = await runner.run(
    `test('later', async () => { await Promise.resolve(); expect(1).to.equal(1) });
     test('later and wrong', async () => { await null; expect(1).to.equal(2) });
     test('never', () => new Promise(() => {}));
     test.skip('not now', () => {});
     tests['old'] = true; tests['old and wrong'] = 1 > 2;`,
    exampleInput,
  );
  expect(testsOf(outcome)).toEqual({
    later: 'passed',
    'later and wrong': 'expected 1 to equal 2',
    never: 'it waits for a promise that never settles',
    'not now': '',
    old: 'passed',
    'old and wrong': 'it is false',
  });
});
