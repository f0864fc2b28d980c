import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Post } from 'shared-types/people';
import { useMe } from '../kernel/session';
import { Icon } from '../kernel/ui/icon';
import { Sheet } from '../kernel/ui/sheet';
import { Tap } from '../kernel/ui/tap';
import { PostPick, postWords } from '../people/people.card';
import { statusBar } from './status-bar';

/** As whom one works and where, with the switch to another post. */
export function PostHead({ post }: { post: Post }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  return (
    <View className="post-head" style={{ paddingTop: `${statusBar() + 6}px` }}>
      <Tap className="post-as" label={`正以${postWords(post)}的身份,换一个`} onTap={() => setOpen(true)}>
        <View className="row">
          <Text className="t-2">{postWords(post)}</Text>
          <Icon name="caret-down" size="s" className="ml6" />
        </View>
        <View className="t-sub c-3">{post.unitName}</View>
      </Tap>
      <Sheet title="以谁的身份办事" open={open} onClose={() => setOpen(false)}>
        {me ? <PostPick me={me} onPicked={() => setOpen(false)} /> : null}
      </Sheet>
    </View>
  );
}
