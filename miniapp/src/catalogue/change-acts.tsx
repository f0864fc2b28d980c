import { type ReactNode, useState } from 'react';
import { EDIT_COMMAND_WORDS, type EditCommand, type EditView } from 'shared-types/catalogue';
import { goTo, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { Bar, type BarAction } from '../kernel/ui/bars';
import { Button } from '../kernel/ui/button';
import { Dialog } from '../kernel/ui/dialog';
import { TextField } from '../kernel/ui/field';
import { Sheet } from '../kernel/ui/sheet';
import { own } from './api';

type Acted = Exclude<EditCommand, 'rewrite'>;
interface Order {
  command: Acted;
  id: string;
  version: number;
  reason: string;
}
const SAID: Record<Acted, string> = {
  submit: '交上去了',
  publish: '发布了,到日子就生效',
  sendBack: '退回去了',
  withdraw: '作废了',
  undo: '撤回了,用回前一版',
};
const WITH_REASON: readonly Acted[] = ['sendBack', 'undo'];

function send({ command, reason, ...seen }: Order, once: string) {
  if (command === 'sendBack') return own.edits.sendBack({ ...seen, reason }, once);
  if (command === 'undo') return own.edits.undo({ ...seen, reason }, once);
  return own.edits[command](seen, once);
}

/** The buttons the table of moves gives this person, and what they ask first. */
export function useChangeActs(edit: EditView | undefined): { bar: ReactNode; over: ReactNode } {
  const [asking, setAsking] = useState<Acted | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(send, {
    touches: [`item-edit/${edit?.id}`, 'items', 'item'],
    onDone: () => {
      if (asking) say(SAID[asking]);
      setAsking(null);
      setReason('');
    },
  });
  if (!edit || edit.commands.length === 0) return { bar: undefined, over: null };
  const { id, version, commands } = edit;
  const run = () => asking && void act.run({ command: asking, id, version, reason: reason.trim() });
  const asked = { asking, busy: act.busy, onRun: run, onClose: () => setAsking(null) };
  const over =
    asking && WITH_REASON.includes(asking) ? <AskReason {...asked} reason={reason} onReason={setReason} /> : <AskOnce {...asked} />;
  return { bar: <Commands commands={commands} id={id} onAsk={setAsking} />, over };
}

interface Asked {
  asking: Acted | null;
  busy: boolean;
  onRun: () => void;
  onClose: () => void;
}
const titleOf = (asking: Acted | null) => (asking ? EDIT_COMMAND_WORDS[asking] : '');

function AskOnce({ asking, busy, onRun, onClose }: Asked) {
  const title = titleOf(asking);
  return (
    <Dialog open={asking !== null} title={`${title}?`} yes={title} busy={busy} onYes={onRun} onNo={onClose}>
      {asking === 'publish' ? '到生效那天,群众看到的就是这一版。' : null}
    </Dialog>
  );
}

function AskReason({ asking, busy, onRun, onClose, reason, onReason }: Asked & { reason: string; onReason: (reason: string) => void }) {
  const title = titleOf(asking);
  return (
    <Sheet title={title} open onClose={onClose}>
      <TextField label="原因" hint="对方会看到" long value={reason} max={120} placeholder="写一句" onInput={onReason} />
      <Button kind="primary" block className="mt20" busy={busy} off={!reason.trim()} onTap={onRun}>
        {reason.trim() ? title : '写上原因'}
      </Button>
    </Sheet>
  );
}

const MAIN: readonly EditCommand[] = ['publish', 'submit', 'undo'];
const ICONS = {
  rewrite: 'note-pencil',
  sendBack: 'arrow-u-up-left',
  withdraw: 'x-circle',
  undo: 'arrow-u-up-left',
  submit: 'check-bold',
  publish: 'check-bold',
} as const;

function Commands({ commands, id, onAsk }: { commands: readonly EditCommand[]; id: string; onAsk: (command: Acted) => void }) {
  const tap = (command: EditCommand) => (command === 'rewrite' ? void goTo('catalogue/edit', { id }) : onAsk(command));
  const main = MAIN.find((command) => commands.includes(command));
  const actions: BarAction[] = commands
    .filter((command) => command !== main)
    .map((command) => ({
      name: EDIT_COMMAND_WORDS[command],
      icon: ICONS[command],
      danger: command === 'withdraw',
      onTap: () => tap(command),
    }));
  return (
    <Bar actions={actions}>
      {main ? (
        <Button kind={main === 'undo' ? 'danger' : 'primary'} block size="big" onTap={() => tap(main)}>
          {EDIT_COMMAND_WORDS[main]}
        </Button>
      ) : null}
    </Bar>
  );
}
