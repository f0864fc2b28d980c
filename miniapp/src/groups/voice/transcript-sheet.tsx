import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Entry, TRANSCRIPT_MOST } from 'shared-types/groups';
import { Voice } from '../../kernel/carried/attached';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';
import { own } from '../api';

interface TranscriptSheetProps {
  group: string;
  /** As it is now: what somebody else types meanwhile is shown. */
  entry: Entry;
  onWritten: (entry: Entry) => void;
  onClose: () => void;
}

/** Listens, and types what is said: it is found by search then, and stands in the matter. */
export function TranscriptSheet({ group, entry: { seq, content }, onWritten, onClose }: TranscriptSheetProps) {
  const [seen] = useState(content?.transcript);
  const [text, write] = useState(seen?.text ?? '');
  const now = content?.transcript;
  const save = useAct((given: string, once) => own.transcripts.write({ id: group, seq, text: given, edition: now?.edition ?? 0 }, once), {
    touches: ['group'],
    onDone: ({ entry }) => {
      say('写好了');
      onWritten(entry);
      onClose();
    },
  });
  return (
    <Sheet title="写成文字" open onClose={onClose}>
      {content?.file ? <Voice file={content.file} /> : null}
      {now && now.edition !== seen?.edition ? <View className="t-sub c-2 mt8">{`刚刚有人写了:${now.text}`}</View> : null}
      <View className="mt12">
        <TextField
          label="说了什么"
          hint="照原话写,听不清的写「听不清」。写了以后能搜到,转诉求时自动带上"
          long
          value={text}
          max={TRANSCRIPT_MOST}
          placeholder="边听边写"
          onInput={write}
        />
      </View>
      <Button
        kind="primary"
        block
        className="mt16"
        lacks={text.trim() ? null : '先写说了什么'}
        busy={save.busy}
        onTap={() => void save.run(text.trim())}
      >
        写好了
      </Button>
    </Sheet>
  );
}
