/** The service answered, and the answer was no. `message` is a sentence for the person; branch on `code` only. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** No answer came: nobody knows whether it was done. Repeated with the same key it is done once. */
export class Unknown extends Error {
  constructor() {
    super('网络不太好,没有收到答复,请稍后再试');
    this.name = 'Unknown';
  }
}

/** What a person reads about anything that went wrong. */
export const wordsOf = (error: unknown) =>
  error instanceof ApiError || error instanceof Unknown ? error.message : '出了点小问题,您填的内容还在,请稍后再试';

export const isCode = (error: unknown, code: string) => error instanceof ApiError && error.code === code;
