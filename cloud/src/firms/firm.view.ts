import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Asked, type Bond, bondWords, type Firm, industryWords } from 'shared-types/firms';
import { DirectoryPort } from '../directory/directory.port';
import { unseal } from '../kernel/crypto';
import { maskPhone } from '../kernel/mask';
import { PeoplePort } from '../people/people.port';
import type { FirmRow } from './firm.rows';
import type { FirmPersonEntity } from './firm-person.entity';

/** Shows firms and those who act for them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmView {
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;

  async firm(row: FirmRow): Promise<Firm> {
    const { id, name, uscc, kind, industry, trade, registeredOn } = row;
    const place = await this.directory.place(row.region, row.village ?? row.town);
    return { id, name, uscc, kind, trade: (industry && industryWords(industry)) ?? trade, place: place?.name ?? '', registeredOn };
  }

  async bond(row: FirmPersonEntity, firm: FirmRow): Promise<Bond> {
    const { id, part, state, note } = row;
    return { id, firm: await this.firm(firm), part, state, words: bondWords(state, note) };
  }

  async colleague({ id, personId, part, state }: FirmPersonEntity, me: string) {
    const person = await this.people.person(personId);
    return { bondId: id, name: person?.name ?? '没有留名', part, state, mine: personId === me };
  }

  /** For whoever decides: the name whole, phones masked. */
  async asked({ id, personId, part, askedAt }: FirmPersonEntity, firm: FirmRow & { phone: Buffer | null }): Promise<Asked> {
    const person = await this.people.person(personId);
    return {
      bondId: id,
      person: person?.name ?? '没有留名',
      phone: maskPhone(person?.phone ?? ''),
      part,
      firm: await this.firm(firm),
      registered: firm.phone && maskPhone(unseal(firm.phone, 'firm.phone')),
      askedAt: askedAt.toISOString(),
    };
  }
}
