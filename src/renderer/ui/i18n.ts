/** The words of the interface: one typed function for screens; the only file of this room that knows the library. */
import { createInstance, type i18n } from 'i18next';
import { useMemo } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import { type Language, resources, type Words } from '../../shared/i18n';
import { formats } from '../../shared/i18n/formats';
import { countIn } from '../../shared/i18n/plural';

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];
/** A key of the catalogues, e.g. `common.actions.save`. */
export type TextKey = Leaves<Words>;
export type TextParams = Readonly<Record<string, string | number>>;
/** A text by its key; a figure is written as its text says (`{{used, fen}}`), what arrives written stays. */
export type Translate = (key: TextKey, params?: TextParams) => string;

/** The library, ready with both languages. */
export const createI18n = (language: Language): i18n => {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: resources['zh-CN'] }, en: { translation: resources.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  for (const [format, write] of formats) {
    // Instants need the firm's time zone: whoever shows one writes it first.
    if (format === 'instant') continue;
    instance.services.formatter?.add(format, (value: unknown, name?: string) => {
      const place = { language: name !== undefined && isLanguage(name) ? name : language, timeZone: 'UTC' };
      return typeof value === 'number' || typeof value === 'string' ? write(value, place) : '';
    });
  }
  return instance;
};
export { I18nextProvider as I18nProvider };

const isLanguage = (name: string): name is Language => Object.hasOwn(resources, name);

/** The library looks for the singular by `count`. */
const counted = (params: TextParams = {}): TextParams => {
  const count = countIn(params);
  return count === undefined ? params : { ...params, count };
};

export type Texts = { readonly t: Translate; readonly language: Language };

/** The words in the language of the interface. */
export const useTexts = (): Texts => {
  const { t, i18n: instance } = useTranslation();
  return useMemo(
    () => ({
      t: (key, params) => t(key, counted(params)),
      language: isLanguage(instance.language) ? instance.language : 'zh-CN',
    }),
    [t, instance.language],
  );
};

/** {@link useTexts} for those who only translate. */
export const useT = (): Translate => useTexts().t;

/** What a language is called in itself: on the switch it stands in its own words. */
export const languageName = (language: Language, length: 'languageSelf' | 'languageShort'): string =>
  resources[language].shell[length];
