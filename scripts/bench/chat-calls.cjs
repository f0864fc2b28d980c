// Calls over kept connections, by hand: Node's own client costs ten times as much, and its work is not the server's.
const { connect } = require('node:net');

/** Connections for calls that have nothing under way. */
const idle = [];
const HEAD_ENDS = '\r\n\r\n';

function openCalls({ hostname, port, host }) {
  const socket = connect({ port: Number(port), host: hostname, noDelay: true });
  const line = { socket, host, answered: null };
  let got = '';
  // A server hangs up on what has been idle for some seconds, perhaps just when it is used again.
  const gone = () => (idle.includes(line) ? idle.splice(idle.indexOf(line), 1) : line.answered('nothing'));
  socket.on('error', () => undefined).on('close', gone);
  socket.on('data', (bytes) => {
    got += bytes.latin1Slice();
    const head = got.indexOf(HEAD_ENDS);
    const length = head < 0 ? null : /content-length: (\d+)/i.exec(got.slice(0, head));
    if (!length || got.length < head + HEAD_ENDS.length + Number(length[1])) return;
    const status = got.slice(9, 12);
    got = '';
    idle.push(line);
    line.answered(status);
  });
  return line;
}

const ask = (url, text) =>
  new Promise((answered) => {
    const line = idle.pop() ?? openCalls(new URL(url));
    line.answered = answered;
    line.socket.write(text);
  });

/** Sends a body as JSON, and again where the connection was gone. Gives the status. */
exports.post = async (url, path, token, body) => {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  let status = 'nothing';
  for (let i = 0; i < 3 && status === 'nothing'; i++) status = await ask(url, `${head.join('\r\n')}${HEAD_ENDS}${body}`);
  return status;
};
