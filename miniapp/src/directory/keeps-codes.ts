import { isAtDesk } from 'shared-types/kernel/actor';
import type { Post } from 'shared-types/people';

/** Whether somebody in this post may print; which service points, the service says. */
export const keepsCodes = (post: Post | null) => post !== null && isAtDesk(post.role);
