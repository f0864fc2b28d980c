/**
 * What happened: one row in the transaction that did it, numbered per subject like the timeline.
 * `facts` holds ids, codes and instants, never a person's name, phone, address or words.
 */
export interface DomainEvent {
  region: string;
  /** `room/id`, for instance `errand/123`. */
  subject: string;
  no: number;
  /** `room.command`, for instance `errand.accept`. */
  type: string;
  /** ISO instant. */
  at: string;
  facts: Readonly<Record<string, string | number | boolean | null>>;
}
