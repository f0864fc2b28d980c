import { DefaultNamingStrategy } from 'typeorm';

/** requesterId in code is requester_id in SQL. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined) {
    return custom ?? property.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  }
}
