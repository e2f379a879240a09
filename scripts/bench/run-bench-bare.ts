import http from 'node:http';

/** The least that asks as often: started with an address and a count, one request after the other on one connection. */
const [, , url = '', count = '1'] = process.argv;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
for (let at = 0; at < Number(count); at++) await get();
agent.destroy();

function get(): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`answered with ${response.statusCode}`));
        response.resume().on('end', resolve);
      })
      .on('error', reject);
  });
}
