import type { ReactNode } from 'react';
import { languageName, useTexts } from '../../ui/i18n';
import { changePreferences } from '../../ui/preferences';
import './entrance.css';

type Props = {
  readonly title: string;
  readonly lead?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** The way of a document, drawn as one line. */
const steps = ['order', 'approval', 'dispatch', 'shipment', 'invoice'] as const;

/** The page before the frame: who we are on the left, one thing to do on the right. */
export const Entrance = ({ title, lead, isWide = false, children }: Props) => {
  const { t, language } = useTexts();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className="td-entrance">
      <aside>
        <ol aria-hidden>
          {steps.map((step) => (
            <li key={step}>{t(`session.steps.${step}`)}</li>
          ))}
        </ol>
        <strong>{t('shell.brand')}</strong>
        <p>{t('session.tagline')}</p>
      </aside>
      <main className={isWide ? 'is-wide' : undefined}>
        <div className="td-entrance-card">
          <h1>{title}</h1>
          {lead && <p className="td-entrance-lead">{lead}</p>}
          {children}
        </div>
        <button type="button" lang={other} onClick={() => changePreferences({ language: other })}>
          {languageName(other, 'languageSelf')}
        </button>
      </main>
    </div>
  );
};
