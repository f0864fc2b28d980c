import { type Notice, pageOfSubject } from 'shared-types/notices';
import type { NoticeEntity } from './notice.entity';

export type Shown = Pick<NoticeEntity, 'id' | 'subject' | 'title' | 'body' | 'page' | 'at' | 'readAt'>;

export const viewNotice = ({ id, subject, title, body, page, at, readAt }: Shown): Notice => ({
  id,
  subject,
  title,
  body,
  at: at.toISOString(),
  read: readAt !== null,
  page: page ?? pageOfSubject(subject),
});
