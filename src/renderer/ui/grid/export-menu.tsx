import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Modal } from 'antd';
import { useT } from '../i18n';
import type { Export } from './use-export';

/** The export key of every list: a workbook or CSV of what is seen, with progress and a way out. */
export const ExportMenu = ({ start, progress, cancel }: Export) => {
  const t = useT();
  if (!start) return null;
  const items = [
    { key: 'xlsx', label: t('grid.exportXlsx'), onClick: () => start('xlsx') },
    { key: 'csv', label: t('grid.exportCsv'), onClick: () => start('csv') },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          aria-label={t('common.actions.export')}
          title={t('common.actions.export')}
          disabled={progress !== undefined}
        >
          <span className="td-roomy">{t('common.actions.export')}</span>
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Modal
        open={progress !== undefined && progress >= SHOWN_FROM}
        title={t('common.actions.export')}
        closable={false}
        footer={<Button onClick={cancel}>{t('common.actions.cancel')}</Button>}
      >
        <p aria-live="polite">{t('grid.exporting', { count: progress ?? 0 })}</p>
      </Modal>
    </>
  );
};

/** A short list is done before a window could be read. */
const SHOWN_FROM = 500;
