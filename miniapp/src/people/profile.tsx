import { useState } from 'react';
import type { Me } from 'shared-types/people';
import { api } from '../kernel/api';
import { SignedInOnly } from '../kernel/gate';
import { goBack, isWeapp, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { refreshed, useMe } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Field, TextInput } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';
import { NicknameForm } from './nickname-form';
import { PicturePart } from './picture-part';

/** Name and picture, as agents and offices see them. */
export default function ProfilePage() {
  const me = useMe();
  return (
    <Page title="我的资料">
      <SignedInOnly why="登录后才能改名字和头像">{me ? <Mine me={me} /> : null}</SignedInOnly>
    </Page>
  );
}

function Mine({ me }: { me: Me }) {
  const change = useAct((name: string, once) => api.people.change({ name }, once), {
    onDone: (changed) => {
      refreshed(changed);
      say('记下了');
      void goBack();
    },
  });
  const name = { name: me.name ?? '', busy: change.busy, onName: (given: string) => void change.run(given) };
  return (
    <>
      <Card className="mt12">
        <PicturePart me={me} />
      </Card>
      <Card className="mt12">
        <Field label="怎么称呼您" aside="代办员上门时这样叫您">
          {isWeapp ? <NicknameForm {...name} /> : <NameField {...name} />}
        </Field>
      </Card>
    </>
  );
}

function NameField({ name, busy, onName }: Parameters<typeof NicknameForm>[0]) {
  const [typed, setTyped] = useState(name);
  return (
    <>
      <TextInput label="名字" value={typed} max={20} placeholder="比如:云桂兰" onInput={setTyped} />
      <Button kind="primary" block className="mt16" busy={busy} off={!typed.trim()} onTap={() => onName(typed.trim())}>
        记下
      </Button>
    </>
  );
}
