type Listener = (event: { type: 'abort' }) => void;

class Signal {
  aborted = false;
  reason: unknown;
  onabort: Listener | null = null;
  private listeners = new Set<Listener>();

  addEventListener(_type: string, listener: Listener) {
    this.listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener) {
    this.listeners.delete(listener);
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }

  fire(reason: unknown) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason ?? new Error('AbortError');
    this.onabort?.({ type: 'abort' });
    for (const listener of [...this.listeners]) listener({ type: 'abort' });
  }
}

/** The logic layer of WeChat has none, and without it a query stays pending for ever and says nothing. */
export class AbortController {
  signal = new Signal();

  abort(reason?: unknown) {
    this.signal.fire(reason);
  }
}
