import fastify from 'fastify';

/** Bare Fastify that answers every address with one constant: what it is sent on standard input, to the byte. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const body = Buffer.concat(chunks).toString('utf8');

const app = fastify();
app.get('/*', (_request, reply) => reply.type('application/json').send(body));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}/\n`);
