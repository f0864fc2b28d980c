// What a bare ws server does with the same load: one frame made once, sent to everybody, nothing kept and nothing asked.
const { createServer } = require('node:http');
const { WebSocketServer } = require('ws');

const server = createServer((_, answer) => answer.end('{"ok":true}'));
const wss = new WebSocketServer({ server, perMessageDeflate: false });
wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    const frame = Buffer.from(data);
    for (const one of wss.clients) one.send(frame, { binary: false });
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
