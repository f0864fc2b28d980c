import type { Notice } from 'shared-types/notices';
import type { NoticeEntity } from './notice.entity';

export const viewNotice = ({
  id,
  subject,
  title,
  body,
  at,
  readAt,
}: Pick<NoticeEntity, 'id' | 'subject' | 'title' | 'body' | 'at' | 'readAt'>): Notice => ({
  id,
  subject,
  title,
  body,
  at: at.toISOString(),
  read: readAt !== null,
});
