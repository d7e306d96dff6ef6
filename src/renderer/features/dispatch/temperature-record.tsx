/** Cold goods travel with the record of their temperature: asked for before they leave, and said when it is missing. */
import { Alert } from 'antd';
import { useAttachments } from '../../rpc/use-attachments';
import { Attachments } from '../../ui/attachments';
import { useT } from '../../ui/i18n';

export const TemperatureRecord = ({ noteId }: { readonly noteId: number }) => {
  const t = useT();
  const files = useAttachments('dispatch_note', noteId);
  const isMissing = files.value !== undefined && !files.value.rows.some(({ kind }) => kind === 'temperature_record');
  return (
    <section>
      {isMissing && <Alert type="warning" showIcon title={t('dispatch.ship.noTemperatureRecord')} />}
      <Attachments files={files} firstKind="temperature_record" />
    </section>
  );
};
