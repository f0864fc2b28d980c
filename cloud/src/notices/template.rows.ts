import { type KnownTemplate, readTemplates, type TemplateName } from 'shared-types/notices';
import { env } from '../config/env';

/** The county's own subscribe templates, as configured. */
export const knownTemplates = (): Map<TemplateName, KnownTemplate> => readTemplates(env.WECHAT_TEMPLATES ?? '');

export const templateNamed = (id: string): TemplateName | undefined => [...knownTemplates()].find(([, known]) => known.id === id)?.[0];
