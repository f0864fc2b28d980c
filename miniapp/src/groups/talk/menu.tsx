import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type Entry, type GroupCard, RECALL_WITHIN } from 'shared-types/groups';
import { now } from '../../kernel/clock';
import { say } from '../../kernel/platform';
import { Icon, type IconName } from '../../kernel/ui/icon';
import { Sheet } from '../../kernel/ui/sheet';
import { Tap } from '../../kernel/ui/tap';
import { cutWords, plainWords } from './talk-words';

/** What one may do with a line; the last four ask for a reason first. */
export type LineAct =
  | 'copy'
  | 'words'
  | 'reply'
  | 'private'
  | 'raise'
  | 'pick'
  | 'recall'
  | 'answer'
  | 'unpin'
  | 'why'
  | 'report'
  | 'appeal'
  | 'hide'
  | 'mute';
interface Option {
  act: LineAct;
  name: string;
  icon: IconName;
}

const fresh = ({ at }: Entry) => now() - Date.parse(at) < RECALL_WITHIN;

interface Look {
  entry: Entry;
  mine: boolean;
  /** I keep order here. */
  keeper: boolean;
  /** A firm's person may say it in private; of the staff those who serve the group. In a thread one is already alone. */
  serves: boolean;
  alone: boolean;
  /** Stands on top of the talk. */
  pinned: boolean;
}
type Rule = Option & { if: (look: Look) => boolean };
const byFirm = ({ entry }: Look) => !entry.speaker?.staff;
const isPlain = ({ entry }: Look) => entry.kind !== 'notice';
const isFree = ({ entry }: Look) => !entry.matter;
const isVoice = ({ entry }: Pick<Look, 'entry'>) => entry.kind === 'voice';
/** Any of the staff makes a matter of what a firm has said, and speaks for the office; order is the keepers'. */
const mayChoose = ({ mine, serves }: Look) => mine || serves;

/** What a voice says is typed by whoever said it, and by those who serve the group. */
const WORDS: Rule = { act: 'words', name: '写成文字', icon: 'note-pencil', if: (look) => isVoice(look) && (look.mine || look.serves) };
/** The acts on what everybody sees, and whose they are. */
const RULES: readonly Rule[] = [
  { act: 'copy', name: '复制', icon: 'copy', if: () => true },
  WORDS,
  { act: 'reply', name: '回复', icon: 'arrow-bend-up-left', if: () => true },
  {
    act: 'raise',
    name: '转成诉求',
    icon: 'clipboard-text',
    if: (look) => isFree(look) && mayChoose(look) && byFirm(look) && isPlain(look),
  },
  {
    act: 'private',
    name: '单独说',
    icon: 'lock-key',
    if: (look) => !look.alone && (look.mine || look.serves) && byFirm(look) && isPlain(look),
  },
  { act: 'pick', name: '选多条', icon: 'list-checks', if: mayChoose },
  { act: 'answer', name: '官方答复', icon: 'seal-check-fill', if: (look) => look.serves && isPlain(look) },
  { act: 'unpin', name: '取下置顶', icon: 'push-pin', if: ({ serves, pinned }) => serves && pinned },
  { act: 'recall', name: '撤回', icon: 'arrow-u-up-left', if: (look) => look.mine && isFree(look) && fresh(look.entry) },
  { act: 'report', name: '举报', icon: 'warning', if: ({ mine }) => !mine },
  { act: 'mute', name: '让他先别说话', icon: 'prohibit', if: (look) => look.keeper && !look.mine && byFirm(look) },
  { act: 'hide', name: '收起这条', icon: 'eye', if: (look) => look.keeper && isFree(look) },
];
const WHY: Option = { act: 'why', name: '看为什么', icon: 'info' };
const APPEAL: Option = { act: 'appeal', name: '申诉,请人看看', icon: 'hand-palm' };
/** What one may do about one's own words that others do not see. */
const UNSEEN: Partial<Record<Entry['state'], readonly Option[]>> = { pending: [APPEAL], refused: [WHY, APPEAL], hidden: [WHY, APPEAL] };

/** The acts on a line, for whoever looks at it. */
export function optionsFor(entry: Entry, mine: boolean, card: GroupCard | undefined): readonly Option[] {
  const { keeper = false, serves = false, axis, pinned } = card ?? {};
  const look = { entry, mine, keeper, serves, alone: axis === 'private', pinned: pinned?.seq === entry.seq };
  // What the group says by itself can be copied, and nothing else: nobody is behind it.
  if (entry.kind === 'note') return RULES.filter(({ act }) => act === 'copy');
  if (entry.state === 'shown') return RULES.filter((rule) => rule.if(look));
  const unseen = (mine && UNSEEN[entry.state]) || [];
  return mine && entry.state === 'pending' && isVoice(look) ? [WORDS, ...unseen] : unseen;
}

export const copyWords = (entry: Entry) =>
  void Taro.setClipboardData({ data: plainWords(entry) }).then(
    () => say('复制好了'),
    () => say('没能复制,请长按选中文字'),
  );

interface MenuProps {
  entry: Entry | null;
  me: string | null;
  card: GroupCard | undefined;
  onAct: (act: LineAct, entry: Entry) => void;
  onClose: () => void;
}

/** Rises when a line is pressed. */
export function Menu({ entry, me, card, onAct, onClose }: MenuProps) {
  if (!entry) return null;
  const options = optionsFor(entry, entry.speaker?.id === me, card);
  return (
    <Sheet title="这条消息" open={options.length > 0} onClose={onClose}>
      {entry.content ? <View className="mn-q">{cutWords(plainWords(entry), 80)}</View> : null}
      <View className="mn-g">
        {options.map(({ act, name, icon }) => (
          <Tap
            className="mn-i"
            key={act}
            onTap={() => {
              onClose();
              onAct(act, entry);
            }}
          >
            <Icon name={icon} size="m" />
            <View className="mt4">{name}</View>
          </Tap>
        ))}
      </View>
    </Sheet>
  );
}
