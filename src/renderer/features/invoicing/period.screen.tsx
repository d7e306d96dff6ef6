/** 月末结账: closing months, balances as of a day, VAT, ages, the proof. */
import { Segmented } from 'antd';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { AccountsView } from './period-accounts.view';
import { AgeingView } from './period-ageing.view';
import { BalancesView } from './period-balances.view';
import { CloseView } from './period-close.view';
import { ProofView } from './period-proof.view';
import { VatView } from './period-vat.view';
import './period.css';

const views = {
  close: CloseView,
  accounts: AccountsView,
  balances: BalancesView,
  vat: VatView,
  ageing: AgeingView,
  proof: ProofView,
} as const;
type View = keyof typeof views;
const names = namesOf<View>(views);

const PeriodScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [view, setView] = useSegment<View>(params, names, 'close');
  const Shown = views[view];
  const head = (
    <Segmented<View>
      aria-label={t('periods.title')}
      value={view}
      options={names.map((value) => ({ value, label: t(`periods.segments.${value}`) }))}
      onChange={setView}
    />
  );
  return (
    <div className="td-period">
      <Shown head={head} />
    </div>
  );
};

export default PeriodScreen;
