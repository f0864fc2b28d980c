declare module 's3rver' {
  interface Options {
    address: string;
    port: number;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string; configs: string[] }[];
  }
  interface Call {
    req: { method: string; url: string; headers: Record<string, string | undefined> };
    status: number;
    body: unknown;
  }
  export default class S3rver {
    constructor(options: Options);
    /** What a call goes through, the first first. */
    middleware: ((call: Call, next: () => Promise<void>) => Promise<void>)[];
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
