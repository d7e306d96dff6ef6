/** The desktop's words in the language of the system; Chinese first, English for everyone else's. */
import type { Language } from '../../shared/i18n';

/** @param locale as the system names it, e.g. `zh-CN`, `zh-Hant-TW`, `en-US` */
export const languageOf = (locale: string): Language => (/^zh\b/iu.test(locale) ? 'zh-CN' : 'en');
