/** One stocktake: blind cells while it is counted, its differences for who decides, and its way so far. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { StocktakeLineRow } from '../../../shared/contract/stocktakes.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { AddFound } from './add-found';
import { AskReason, type ReasonQuestion } from './ask-reason';
import { CountTable } from './count-table';
import { stocktakeLooks } from './document-looks';
import { StocktakeSteps, type StepsProps } from './stocktake-steps';
import { useCounts } from './use-counts';
import './stock.css';

const tables = ['stocktake', 'lot'];

const Head = (props: StepsProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { stocktake } = props;
  const { id: stocktakeId, number, state, scope, scopeText, round, isSamePerson } = stocktake;
  const look = stocktakeLooks[state];
  const print = { key: `stocktakePrint/${stocktakeId}`, screen: 'stocktakePrint', title: number };
  return (
    <header className="td-document-head">
      <h2>{number}</h2>
      <StateTag tone={look.tone}>{t(look.label)}</StateTag>
      {round > 1 && <StateTag>{t('stocktakes.round', { round })}</StateTag>}
      {isSamePerson && <StateTag tone="warning">{t('stocktakes.samePerson')}</StateTag>}
      <span>
        {t(`stocktakes.scopes.${scope}`)} {scopeText}
      </span>
      <span className="td-form-buttons">
        <StocktakeSteps {...props} />
        <ActionButton state={stocktake.actions.count} onClick={() => openTab({ ...print, params: { stocktakeId } })}>
          {t('stocktakes.printSheet')}
        </ActionButton>
      </span>
    </header>
  );
};

const Summary = ({ lines }: { readonly lines: readonly StocktakeLineRow[] }) => {
  const t = useT();
  const done = lines.filter(({ countedQty }) => countedQty !== null).length;
  const books = lines.flatMap(({ book }) => book ?? []);
  const different = books.map(({ differenceQty }) => differenceQty).filter((qty) => qty !== 0);
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const over = sum(different.filter((qty) => qty > 0));
  const under = -sum(different.filter((qty) => qty < 0));
  const moved = books.filter(({ movedQty }) => movedQty !== 0).length;
  return (
    <div className="td-document-notes">
      <p>{t('stocktakes.progress', { done, all: lines.length })}</p>
      {books.length > 0 && <p>{t('stocktakes.differences', { count: different.length, over, under })}</p>}
      {books.length === 0 && <p>{t('stocktakes.blindHint')}</p>}
      {moved > 0 && <p>{t('stocktakes.movedHint', { count: moved })}</p>}
    </div>
  );
};

const StocktakeScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const stocktakeId = Number(params['stocktakeId']);
  const found = useRead(['stocktakes.get', stocktakeId], () => api.stocktakes.get({ stocktakeId }), { tables });
  const counts = useCounts(stocktakeId);
  const [question, setQuestion] = useState<ReasonQuestion>();
  const [isOnlyDifferent, setIsOnlyDifferent] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  const { value } = found;
  if (!value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { stocktake, lines, history } = value;
  const isCounting = stocktake.state === 'counting' && stocktake.actions.count === true;
  const hasBook = lines.some(({ book }) => book !== null);
  const shown = isOnlyDifferent && hasBook ? lines.filter(({ book }) => book && book.differenceQty !== 0) : lines;
  return (
    <div className="td-document">
      <Head stocktake={stocktake} counts={counts} onAsk={setQuestion} />
      <Summary lines={lines} />
      <div className="td-form-buttons">
        {hasBook && (
          <Checkbox checked={isOnlyDifferent} onChange={({ target }) => setIsOnlyDifferent(target.checked)}>
            {t('stocktakes.onlyDifferences')}
          </Checkbox>
        )}
        {isCounting && <Button onClick={() => setIsAdding(true)}>{t('stocktakes.add.title')}</Button>}
      </div>
      <CountTable lines={shown} isCounting={isCounting} typed={counts.texts} onType={counts.type} />
      <HistoryList title={t('stocktakes.history')} rows={history} words="stocktakes.actions" />
      <AskReason question={question} onClose={() => setQuestion(undefined)} />
      <AddFound stocktakeId={stocktakeId} isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </div>
  );
};

export default StocktakeScreen;
