import Taro from '@tarojs/taro';
import type { Errand } from 'shared-types/errands';
import type { Notice } from 'shared-types/notices';
import type { Post } from 'shared-types/people';
import { actFor } from '../kernel/acting';
import { api } from '../kernel/api';
import { goTo } from '../kernel/platform';

const pageFor = (matter: Errand, post: Post) => {
  if (post.role === 'agent' && matter.agent?.postId === post.id) return 'errands/visit/visit';
  return post.role === 'dispatcher' ? 'errands/desk/desk' : 'errands/matter/show';
};
const home = () => Taro.switchTab({ url: '/tabs/home' });

/** Opens a matter on the page of whoever one is to it by now; what is only offered stands on the workbench. */
async function openMatter(id: string, post: Post) {
  const matter = await api.errands.show({ id }).catch(() => null);
  return matter ? goTo(pageFor(matter, post), { id }) : home();
}

/** Opens the page a message speaks of, as whoever was told; nothing where there is none. */
export async function openNotice({ subject, page }: Pick<Notice, 'subject' | 'page'>, post: Post | null) {
  const [room, id = ''] = subject.split('/');
  if (room === 'errand' && (post?.role === 'agent' || post?.role === 'dispatcher')) return openMatter(id, post);
  if (!page) return;
  const [path = '', query = ''] = page.split('?');
  const asked: Record<string, string> = Object.fromEntries(query.split('&').flatMap((pair) => (pair ? [pair.split('=')] : [])));
  actFor(asked.as);
  return path.startsWith('tabs/') ? home() : goTo(path, asked);
}
