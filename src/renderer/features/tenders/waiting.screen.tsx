/** 已递交未出结果: all of them, those to ask first at the top. */
import { CountdownKeys } from './countdown-figures';
import { WaitingTable } from './waiting-table';
import './tenders.css';

const WaitingScreen = () => (
  <div className="td-count-page">
    <div className="td-count-body">
      <WaitingTable />
    </div>
    <footer className="td-count-foot">
      <CountdownKeys />
    </footer>
  </div>
);

export default WaitingScreen;
