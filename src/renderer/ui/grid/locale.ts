/** AG Grid's own words; those that its Chinese leaves in English come from our catalogue. */
import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale';
import type { Language } from '../../../shared/i18n';
import type { Translate } from '../i18n';

export const gridWords = (language: Language, t: Translate): Record<string, string> =>
  language === 'en'
    ? AG_GRID_LOCALE_EN
    : {
        ...AG_GRID_LOCALE_CN,
        dateFormatOoo: 'yyyy-mm-dd',
        dataTypeBigInt: t('grid.words.wholeNumber'),
        pageLastRowUnknown: t('common.words.unknown'),
        timeFormatDashesYYYYMMDD: 'yyyy-mm-dd',
      };
