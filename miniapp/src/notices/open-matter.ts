import Taro from '@tarojs/taro';
import type { Errand } from 'shared-types/errands';
import type { Post } from 'shared-types/people';
import { api } from '../kernel/api';
import { goTo } from '../kernel/platform';

const pageFor = (matter: Errand, post: Post) => {
  if (post.role === 'agent' && matter.agent?.postId === post.id) return 'errands/visit/visit';
  return post.role === 'dispatcher' ? 'errands/desk/desk' : 'errands/matter/show';
};

/** Opens what a message is about, on the page of whoever one is to it; what is only offered stands on the workbench. */
export async function openMatter(id: string, post: Post | null) {
  if (!post) return goTo('errands/matter/show', { id });
  const matter = await api.errands.show({ id }).catch(() => null);
  return matter ? goTo(pageFor(matter, post), { id }) : Taro.switchTab({ url: '/tabs/home' });
}
