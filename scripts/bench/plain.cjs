// What a route costs in plain Midway, with the same queries by hand and nothing else: no caller, no contract, no log.
const { Bootstrap } = require('@midwayjs/bootstrap');
const { Configuration, Controller, Get, Inject } = require('@midwayjs/core');
const koa = require('@midwayjs/koa');
const mysql = require('mysql2/promise');

const PAGE = 20;
const LIST = 'SELECT id, subject, title, body, at, read_at AS readAt FROM notice WHERE person_id = ? ORDER BY id DESC LIMIT 21';
const UNREAD = 'SELECT COUNT(*) AS n FROM notice WHERE person_id = ? AND read_at IS NULL';
const pool = mysql.createPool({
  uri: process.env.DB_URL,
  timezone: 'Z',
  supportBigNumbers: true,
  bigNumberStrings: true,
  connectionLimit: 20,
});

class Plain {
  async list() {
    const { id } = this.ctx.params;
    const [[rows], [[unread]]] = [await pool.query(LIST, [id]), await pool.query(UNREAD, [id])];
    const notices = rows.slice(0, PAGE).map(({ readAt, ...notice }) => ({ ...notice, at: notice.at.toISOString(), read: readAt !== null }));
    return { notices, unread: Number(unread.n), more: rows.length > PAGE };
  }

  async health() {
    return { ok: true };
  }
}
Inject()(Plain.prototype, 'ctx');
const decorate = (path, name) => Get(path)(Plain.prototype, name, Object.getOwnPropertyDescriptor(Plain.prototype, name));
decorate('/plain/:id', 'list');
decorate('/health', 'health');
Controller('/')(Plain);

class Main {}
const config = {
  keys: 'bench',
  koa: { port: Number(process.env.PORT), hostname: '127.0.0.1', globalPrefix: '/api' },
  midwayLogger: {
    default: { level: 'error', transports: { file: false, error: false } },
    clients: { appLogger: { fileLogName: undefined } },
  },
};
Configuration({ imports: [koa], importConfigs: [{ default: config }] })(Main);

Bootstrap.configure({ appDir: __dirname, imports: [{ Configuration: Main, Plain }] }).run();
