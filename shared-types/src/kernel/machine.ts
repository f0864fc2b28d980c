/** One row of a table of moves: which states the command leaves, which it reaches, who may give it. */
export interface Transition<S extends string, P extends string> {
  from: readonly S[];
  /** `same`: the row moves on without leaving its state. */
  to: S | 'same';
  by: readonly P[];
}
export type Machine<S extends string, P extends string, C extends string> = Readonly<Record<C, Transition<S, P>>>;

/** Names the states and the parties, infers the commands. */
export const machine =
  <S extends string, P extends string>() =>
  <C extends string>(rows: Machine<S, P, C>) =>
    rows;

/** The names of a table's commands, at least one, as an enum of a schema wants them. */
export const commandsOf = <C extends string>(rows: Readonly<Record<C, unknown>>) => Object.keys(rows) as [C, ...C[]];

/** The commands these parties may give in this state: the buttons on the page and the 409 on the server. */
export const commandsFor = <S extends string, P extends string, C extends string>(
  rows: Machine<S, P, C>,
  state: S,
  parties: readonly P[],
): C[] => (Object.keys(rows) as C[]).filter((c) => rows[c].from.includes(state) && rows[c].by.some((p) => parties.includes(p)));

/** The state in which a command leaves a row. */
export const stateAfter = <S extends string, C extends string>(rows: Machine<S, string, C>, command: C, state: S): S => {
  const { to } = rows[command];
  return to === 'same' ? state : to;
};
