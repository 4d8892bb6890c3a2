import { createServer } from 'node:http';

/** Parses what it is sent and does nothing with it: what this machine can do at most under the same load. */
const server = createServer((question, answer) => {
  let text = '';
  question.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  question.once('end', () => {
    answer.end(JSON.stringify(Object.keys(JSON.parse(text) as object)));
  });
});

server.listen(0, () => {
  const { port } = server.address() as { readonly port: number };
  console.log(`listens on http://localhost:${String(port)}`);
});
