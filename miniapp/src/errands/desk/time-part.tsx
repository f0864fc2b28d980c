import { View } from '@tarojs/components';
import { URGENCIES, URGENCY_WORDS } from 'shared-types/errands';
import { Section } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { TextField } from '../../kernel/ui/field';
import { WishPick } from '../wish-pick';
import type { IntakePartProps } from './use-intake';

const SOON = [
  { value: 'soon', name: '越快越好' },
  { value: 'day', name: '挑一天' },
] as const;
const CALM = 'calm';
const HURRY = [{ value: CALM, name: '不急' } as const, ...URGENCIES.map((value) => ({ value, name: URGENCY_WORDS[value] }))];

/** When it suits, and whether it can wait; at night too, since a person judges it here. */
export function TimePart({ draft: { day, part, urgent, urgentReason }, change, today }: IntakePartProps & { today: string }) {
  return (
    <>
      <Section title="什么时候" />
      <View className="card">
        <Chips
          label="什么时候"
          choices={SOON}
          value={day ? 'day' : 'soon'}
          onPick={(when) => change(when === 'soon' ? { day: null, part: 'any' } : { day: today })}
        />
        {day ? (
          <View className="mt16">
            <WishPick day={day} part={part} onChange={change} />
          </View>
        ) : null}
      </View>
      <Section title="急不急" />
      <View className="card">
        <Chips label="急不急" choices={HURRY} value={urgent ?? CALM} onPick={(kind) => change({ urgent: kind === CALM ? null : kind })} />
        {urgent ? (
          <View className="mt16">
            <TextField
              label="为什么急"
              hint="有生命危险,请对方先打 120、110 或 119"
              value={urgentReason}
              max={100}
              placeholder="写一句"
              onInput={(typed) => change({ urgentReason: typed })}
            />
          </View>
        ) : null}
      </View>
    </>
  );
}
