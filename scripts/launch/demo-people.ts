import { Complaint } from './complaint';

interface Person {
  name: string;
  who: string;
  phone: string;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Asks the running service who its demo people are. */
export async function demoPeople(address: string): Promise<Person[]> {
  const reply = await fetch(`${address}/api/demo-people`);
  if (!reply.ok) throw new Complaint(`The service does not show its demo people (${reply.status}).`);
  const { people }: { people: Person[] } = await reply.json();
  return people;
}

/** Lines in columns, a Chinese character counted as the two cells it takes. */
export function table(people: Person[]): string[] {
  const widest = (column: 'name' | 'who') => Math.max(0, ...people.map((person) => cells(person[column])));
  const [name, who] = [widest('name'), widest('who')];
  return people.map((person) => `  ${pad(person.name, name)}  ${pad(person.who, who)}  ${person.phone}`);
}

const cells = (text: string) => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
const pad = (text: string, width: number) => text + ' '.repeat(width - cells(text));
