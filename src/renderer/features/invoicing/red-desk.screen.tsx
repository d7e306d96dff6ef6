/** 红字发票: forms with their clocks, what buyers raised, what waits, prices that differ, corrections of keys. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ScreenProps } from '../../ui/tab-actions';
import { useWish } from '../../ui/use-segment';
import { RedDiffering } from './red-differing';
import { RedForms } from './red-forms';
import { RedInbox } from './red-inbox';
import { RedPending } from './red-pending';
import { RedRekey } from './red-rekey';
import './red.css';

const views = ['forms', 'inbox', 'pending', 'differing', 'rekey'] as const;
type View = (typeof views)[number];
const viewOf = ({ view }: ScreenProps['params']): View | undefined => views.find((one) => one === view);

/** Whoever opens the desk makes the book say what the clocks say. */
const useLapse = () => {
  const t = useT();
  const notice = useNotice();
  const lapse = useCommand(api.redLetters.lapse);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void lapse.run({}).then((answer) => {
      if (answer.ok && answer.value.count > 0)
        notice.warning(t('redLetters.done.lapsed', { count: answer.value.count }));
    });
  }, [lapse, notice, t]);
};

const RedDesk = ({ params }: ScreenProps) => {
  const t = useT();
  useLapse();
  const may = useMayState('invoicing.request');
  const [view, setView] = useWish<View>(params, viewOf, 'forms');
  const [isNew, setIsNew] = useState(false);
  return (
    <div className="td-red-desk">
      <header className="td-red-views">
        <Segmented<View>
          aria-label={t('redLetters.title')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: t(`redLetters.views.${value}`) }))}
        />
        {view === 'forms' && (
          <ActionButton type="primary" icon={<PlusOutlined />} state={may} onClick={() => setIsNew(true)}>
            {t('redLetters.steps.request')}
          </ActionButton>
        )}
      </header>
      {view === 'forms' && <RedForms isNew={isNew} onNew={setIsNew} />}
      {view === 'inbox' && <RedInbox />}
      {view === 'pending' && <RedPending />}
      {view === 'differing' && <RedDiffering />}
      {view === 'rekey' && <RedRekey />}
    </div>
  );
};

export default RedDesk;
