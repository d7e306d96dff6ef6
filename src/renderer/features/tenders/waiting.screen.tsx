/** 已递交未出结果: all of them, those to ask first at the top. */
import { useT } from '../../ui/i18n';
import { WaitingTable } from './waiting-table';
import './tenders.css';

const WaitingScreen = () => {
  const t = useT();
  return (
    <div className="td-count-page">
      <div className="td-count-body">
        <WaitingTable />
      </div>
      <footer className="td-count-foot">
        <span>{t('tenders.desk.keys')}</span>
      </footer>
    </div>
  );
};

export default WaitingScreen;
