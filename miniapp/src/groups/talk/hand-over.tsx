import { Text } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useReducer } from 'react';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { useWho } from '../../kernel/session';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { useElder } from '../../kernel/ui/theme';
import { own } from '../api';
import { readHandOver, STANDS } from './hand-over.kept';
import { cutWords } from './talk-words';

/** To the staff of a group: what the last shift has left unanswered, until they have read it, all of it is answered, or the next one hands over. */
export function HandOver({ id }: { id: string }) {
  const now = useNow();
  const elder = useElder();
  const who = useWho();
  // Coming back from having read it is no news to anything else that is shown here.
  const [, look] = useReducer((times: number) => times + 1, 0);
  useDidShow(look);
  const noted = useRead(['aside', 'hand-over', id], () => own.asides.list({ id })).data?.asides ?? [];
  const last = noted.find(({ name }) => name === null);
  if (!last?.left || now - Date.parse(last.at) > STANDS || readHandOver(who, id) === last.id) return null;
  const [said = ''] = last.words.split(/[,\n]/);
  return (
    <Tap className="pin" label={`交班:${said},看一看`} onTap={() => void goTo('groups/about/asides', { id })}>
      <Icon name="note-pencil" size="s" className="c-blue mr8" />
      <Text className="pin-w grow">{elder ? '看交班留下的' : cutWords(`交班:${said}`, 30)}</Text>
      <Icon name="caret-right" size="s" className="ml8" />
    </Tap>
  );
}
