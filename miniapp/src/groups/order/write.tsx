import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { TEXT_MOST } from 'shared-types/groups';
import { dayOf, nextDay } from 'shared-types/kernel/calendar';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { useDraft } from '../../kernel/draft';
import { newKey } from '../../kernel/once';
import { goBack, say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { isCode, wordsOf } from '../../kernel/refusal';
import { tell } from '../../kernel/stream';
import { Bar } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Dialog } from '../../kernel/ui/dialog';
import { Field, TextField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';

interface Typed {
  title: string;
  text: string;
  days: string;
  /** The phone's own name for it: sent again it is the same notice. */
  clientId: string;
}
const empty = (): Typed => ({ title: '', text: '', days: '7', clientId: newKey() });
const DAYS = [
  { value: '1', name: '到明天' },
  { value: '3', name: '3 天' },
  { value: '7', name: '7 天' },
  { value: '30', name: '30 天' },
];
/** The end of the day so many days from now, in the county. */
const endOf = (days: string) => new Date(`${nextDay(dayOf(now()), Number(days))}T23:59:00+08:00`).toISOString();
const missing = (isNotice: boolean, { title, text }: Typed) => {
  if (isNotice && !title.trim()) return '写一句标题';
  return text.trim() ? null : '写写内容';
};
const asNumber = (given: string | undefined) => (given ? Number(given) : undefined);

/** A notice that every firm has to read, or the county's answer to a question. */
export default function WritePage() {
  const { id = '', kind, reply, replaces } = useRouter().params;
  const isNotice = kind === 'notice';
  const [first] = useState(empty);
  const draft = useDraft<Typed>(`write/${id}/${kind}/${reply ?? replaces ?? ''}`, first);
  const { title, text, days, clientId } = draft.value;
  const words = { id, clientId, text: text.trim() };
  const [answers, replacing] = [asNumber(reply), asNumber(replaces)];
  const [doubt, ask] = useState<string | null>(null);
  const done = useAct(
    (insisting: { insist?: true }, once) =>
      isNotice
        ? api.messages.notify({ ...words, ...insisting, title: title.trim(), until: endOf(days) }, once)
        : api.messages.answer(
            { ...words, ...insisting, ...(answers && { reply: answers }), ...(replacing && { replaces: replacing }) },
            once,
          ),
    {
      touches: ['group'],
      onRefused: (error) => {
        if (!isCode(error, 'DOUBTFUL_WORDS')) return false;
        ask(wordsOf(error));
        return true;
      },
      onDone: ({ entry }) => {
        draft.clear();
        tell(`group/${id}`, [entry]);
        say(isNotice ? '通知发出去了' : '答复发出去了');
        void goBack();
      },
    },
  );
  const lacks = missing(isNotice, draft.value);
  return (
    <Page
      title={isNotice ? '发通知' : '官方答复'}
      bar={
        <Bar>
          <Button kind="primary" size="big" block lacks={lacks} busy={done.busy} onTap={() => void done.run({})}>
            {isNotice ? '发给大家' : '发出去,并置顶'}
          </Button>
        </Bar>
      }
      over={
        <Dialog
          open={doubt !== null}
          title="就这样发出去?"
          yes="照样发"
          no="回去改改"
          busy={done.busy}
          onYes={() => {
            ask(null);
            void done.run({ insist: true });
          }}
          onNo={() => ask(null)}
        >
          {doubt}
        </Dialog>
      }
    >
      <Card>
        {isNotice ? (
          <TextField
            label="标题"
            value={title}
            max={60}
            placeholder="比如:春节前用电安全自查"
            onInput={(typed) => draft.change({ title: typed })}
          />
        ) : null}
        <TextField
          label={isNotice ? '说明白要做什么' : '答复'}
          hint={isNotice ? '每家单位看过都要点「知道了」' : '会带上您的单位和职务。要改,再写一份新的'}
          long
          value={text}
          max={TEXT_MOST}
          onInput={(typed) => draft.change({ text: typed })}
        />
        {isNotice ? (
          <Field label="挂多久">
            <Chips label="挂多久" choices={DAYS} value={days} onPick={(picked) => draft.change({ days: picked })} />
          </Field>
        ) : (
          <View />
        )}
      </Card>
    </Page>
  );
}
