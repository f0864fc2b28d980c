import { View } from '@tarojs/components';
import type { AgentRow } from 'shared-types/directory';
import { dial, goTo } from '../kernel/platform';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Cell } from '../kernel/ui/cell';
import { Tap } from '../kernel/ui/tap';

/** An agent in a list: name, when they are there, and a call at one tap. */
export function AgentLine({ agent, region }: { agent: AgentRow; region: string }) {
  const { id, name, duty, phone } = agent;
  return (
    <Cell
      lead={<Avatar name={name} tone="o" official />}
      title={
        <Tap role="link" label={`${name}的名片,${duty}`} onTap={() => void goTo('directory/agent', { id, region })}>
          <View className="b">{name}</View>
          <View className="cell-d">{duty}</View>
        </Tap>
      }
      tail={
        <Button kind="soft" size="s" icon="phone-fill" className="none ml8 wide" label={`给${name}打电话`} onTap={() => dial(phone)}>
          打电话
        </Button>
      }
    />
  );
}
