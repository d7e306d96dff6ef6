/** The signature under opening data: from then on it stands. */
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useOpening } from './use-opening';

export const SignOff = () => {
  const t = useT();
  const notice = useNotice();
  const state = useMayState('imports.signOff');
  const { version } = useOpening();
  const sign = useCommand(api.imports.signOffOpening);
  const [isAsked, setIsAsked] = useState(false);
  const close = () => setIsAsked(false);
  const confirm = async () => {
    if (!notice.accept(await sign.run({ version }))) return;
    notice.success(t('imports.signOff.done'));
    close();
  };
  return (
    <>
      <ActionButton size="small" state={state} onClick={() => setIsAsked(true)}>
        {t('imports.signOff.button')}
      </ActionButton>
      {isAsked && (
        <Dialog title={t('imports.signOff.title')} onClose={close}>
          <div className="td-import-step">
            <p>{t('imports.signOff.body')}</p>
            <div className="td-form-buttons">
              <Button onClick={close}>{t('common.actions.cancel')}</Button>
              <Button type="primary" loading={sign.isBusy} onClick={() => void confirm()}>
                {t('imports.signOff.button')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};
