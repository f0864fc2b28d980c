import './about.css';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { ASIDE_MOST, type Aside } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { Watermark } from '../../kernel/carried/watermark';
import { useNow } from '../../kernel/clock';
import { useDraft } from '../../kernel/draft';
import { SignedInOnly } from '../../kernel/gate';
import { newKey } from '../../kernel/once';
import { Paged } from '../../kernel/paged';
import { say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { useWho } from '../../kernel/session';
import { Avatar } from '../../kernel/ui/avatar';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Empty } from '../../kernel/ui/empty';
import { TextField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';
import { noteHandOver } from '../talk/hand-over.kept';

/** What the staff of a group note for each other; firms never see it. */
export default function AsidesPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page title="内部备注" accent="official" over={<Watermark />}>
      <SignedInOnly why="登录以后,才能看备注">
        <Writing id={id} />
        <Noted id={id} />
      </SignedInOnly>
    </Page>
  );
}

const EMPTY = { text: '', clientId: '' };

/** Under the name it was first sent by it is noted once, also by whoever comes back after a lost answer. */
function Writing({ id }: { id: string }) {
  const draft = useDraft(`aside/${id}`, EMPTY);
  const { text } = draft.value;
  const write = useAct((aside: typeof EMPTY, once) => own.asides.write({ id, clientId: aside.clientId, text: aside.text.trim() }, once), {
    touches: ['aside'],
    onDone: () => {
      draft.change(EMPTY);
      draft.clear();
      say('记下了');
    },
  });
  return (
    <Card>
      <TextField
        label="记一条"
        hint="只有这个群的工作人员看得到,企业看不到"
        long
        value={text}
        max={ASIDE_MOST}
        placeholder="例如 他家去年也问过,材料在老周那里"
        onInput={(words) => draft.change({ text: words, clientId: newKey() })}
      />
      <Button
        kind="primary"
        block
        className="mt12"
        lacks={text.trim() ? null : '先写点什么'}
        busy={write.busy}
        onTap={() => void write.run(draft.value)}
      >
        记下
      </Button>
    </Card>
  );
}

function Noted({ id }: { id: string }) {
  const first = useRead(['aside', 'hand-over', id], () => own.asides.list({ id }), { live: true });
  const who = useWho();
  const last = first.data?.asides.find(({ name }) => name === null)?.id;
  useEffect(() => {
    if (last) noteHandOver(who, id, last);
  }, [who, id, last]);
  return (
    <Paged
      of={first}
      rows={({ asides }) => asides}
      next={({ id: before }) => own.asides.list({ id, before })}
      empty={<Empty icon="lock-key-duotone" title="还没有备注" note="下班时还有没答的问题,小助手也会记在这里,交给下一班" />}
    >
      {(asides) => (
        <>
          <Section title="记过的" />
          {asides.map((aside) => (
            <Note key={aside.id} aside={aside} />
          ))}
        </>
      )}
    </Paged>
  );
}

function Note({ aside: { name, of, words, at } }: { aside: Aside }) {
  const now = useNow();
  return (
    <Card className="mb12">
      <View className="row row-t">
        <Avatar name={name ?? '班'} size="s" tone={name ? 'b' : 'o'} official={name !== null} />
        <View className="grow ml12 cellx">
          <View className="t-sub b">{name ?? '交班'}</View>
          <Text className="t-cap c-3">{[of, momentWords(at, now)].filter(Boolean).join(' · ')}</Text>
        </View>
      </View>
      <View className="t-body mt8 as-w">{words}</View>
    </Card>
  );
}
