import { Segmented } from 'antd';
import { useId } from 'react';
import { languages } from '../../../shared/i18n';
import { languageName, useTexts } from '../../ui/i18n';
import { changePreferences, themeModes, usePreferences } from '../../ui/preferences';
import { FirmForm } from './firm-form';
import { HouseRules } from './house-rules';
import { MyPin } from './my-pin';
import './settings.css';

const Appearance = () => {
  const { t } = useTexts();
  const { language, theme } = usePreferences();
  const [languageId, themeId] = [useId(), useId()];
  return (
    <section>
      <h2>{t('settings.appearance.title')}</h2>
      <p className="td-settings-hint">{t('settings.appearance.hint')}</p>
      <dl>
        <dt id={languageId}>{t('common.settings.language')}</dt>
        <dd>
          <Segmented
            aria-labelledby={languageId}
            value={language}
            options={languages.map((value) => ({ value, label: languageName(value, 'languageSelf') }))}
            onChange={(value) => changePreferences({ language: value })}
          />
        </dd>
        <dt id={themeId}>{t('common.settings.theme')}</dt>
        <dd>
          <Segmented
            aria-labelledby={themeId}
            value={theme}
            options={themeModes.map((value) => ({ value, label: t(`common.settings.${value}`) }))}
            onChange={(value) => changePreferences({ theme: value })}
          />
        </dd>
      </dl>
    </section>
  );
};

/** Settings: the firm for those who may, and how this computer shows things. */
const SettingsScreen = () => (
  <div className="td-settings">
    <FirmForm />
    <HouseRules />
    <MyPin />
    <Appearance />
  </div>
);

export default SettingsScreen;
