import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ConsentDocument } from 'shared-types/people';
import { api } from '../kernel/api';
import { CHANNEL, goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { TextButton } from '../kernel/ui/button';
import { Tick } from '../kernel/ui/pick';
import { Tap } from '../kernel/ui/tap';

const agreeTo = (documents: ConsentDocument[]) =>
  api.consent.say({ action: 'agree', documents: documents.map(({ doc, version }) => ({ doc, version })), channel: CHANNEL });

/**
 * The boxes of a sign-in page, both empty at first. `ready`: what is needed has been ticked. Call `agree` once signed in;
 * where its answer is lost, the first act asks again.
 */
export function useBoxes() {
  const [ticked, setTicked] = useState({ needed: false, sms: false });
  const documents = useRead(['consent-documents'], () => api.consent.documents()).data?.documents ?? [];
  const turn = (box: keyof typeof ticked) => setTicked((old) => ({ ...old, [box]: !old[box] }));
  const agree = () => agreeTo(documents.filter(({ needed }) => needed || ticked.sms)).catch(() => undefined);
  const boxes = documents.length ? (
    <View className="mt12">
      <Box on={ticked.needed} words="我看过并同意" of={documents.filter(({ needed }) => needed)} onTap={() => turn('needed')} />
      <Box on={ticked.sms} words="也同意(可以不选)" of={documents.filter(({ needed }) => !needed)} onTap={() => turn('sms')} />
    </View>
  ) : null;
  return { ready: ticked.needed && documents.length > 0, boxes, agree };
}

interface BoxProps {
  on: boolean;
  words: string;
  of: ConsentDocument[];
  onTap: () => void;
}

function Box({ on, words, of, onTap }: BoxProps) {
  return (
    <View className="row wrap">
      <Tap className="row link-tap" role="checkbox" on={on} label={`${words}${of.map(titleOf).join('')}`} onTap={onTap}>
        <Tick on={on} />
        <Text className="t-sub c-1 ml8">{words}</Text>
      </Tap>
      {of.map((document) => (
        <DocumentLink key={document.doc} of={document} />
      ))}
    </View>
  );
}

const titleOf = ({ title }: ConsentDocument) => `《${title}》`;

function DocumentLink({ of }: { of: ConsentDocument }) {
  return (
    <TextButton className="t-sub" label={`看${of.title}全文`} onTap={() => void goTo('people/document', { doc: of.doc })}>
      {titleOf(of)}
    </TextButton>
  );
}
