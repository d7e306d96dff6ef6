/** The prices agreed with customers for one product: what holds, what comes, and on wish what is over. */
import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { AgreedPriceRow } from '../../../shared/contract/pricing.contract';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { PriceText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { EndPrice, SetPrice } from './price-questions';

const tones = { current: 'good', future: 'info', past: 'neutral' } as const;

type Asked =
  | { readonly kind: 'new' }
  | { readonly kind: 'correct'; readonly row: AgreedPriceRow }
  | { readonly kind: 'end'; readonly row: AgreedPriceRow };

type ListProps = { readonly rows: readonly AgreedPriceRow[]; readonly onAsk: (asked: Asked) => void };

const PriceList = ({ rows, onAsk }: ListProps) => {
  const t = useT();
  if (rows.length === 0) return <p>{t('pricing.empty')}</p>;
  return (
    <table className="td-price-list">
      <thead>
        <tr>
          <th scope="col">{t('pricing.customer')}</th>
          <th scope="col" className="is-figure">
            {t('common.words.unitPrice')}
          </th>
          <th scope="col">{t('pricing.validity')}</th>
          <th scope="col">{t('common.words.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              {row.customerName} <StateTag tone={tones[row.state]}>{t(`pricing.state.${row.state}`)}</StateTag>
            </td>
            <td className="is-figure">
              <PriceText price={row.price} />
            </td>
            <td className="is-dates">
              {row.validFrom} –<br />
              {row.validTo ?? t('pricing.untilEnded')}
            </td>
            <td className="is-actions">
              <ActionButton size="small" state={row.actions.set} onClick={() => onAsk({ kind: 'correct', row })}>
                {t('pricing.correct')}
              </ActionButton>{' '}
              <ActionButton size="small" state={row.actions.end} onClick={() => onAsk({ kind: 'end', row })}>
                {t('pricing.end')}
              </ActionButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const titleKeys = { new: 'pricing.new', correct: 'pricing.correct', end: 'pricing.end' } as const;

export const AgreedPrices = ({ productId }: { readonly productId: number }) => {
  const t = useT();
  const [isPastShown, setIsPastShown] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const mayAdd = useMayState('pricing.write');
  const ask = () => api.pricing.ofProduct({ productId, isPastShown });
  const found = useRead(['pricing.ofProduct', productId, isPastShown], ask, { tables: ['agreed_price', 'customer'] });
  return (
    <>
      <div className="td-price-bar">
        <Checkbox checked={isPastShown} onChange={(event) => setIsPastShown(event.target.checked)}>
          {t('pricing.showPast')}
        </Checkbox>
        <ActionButton size="small" type="primary" state={mayAdd} onClick={() => setAsked({ kind: 'new' })}>
          {t('pricing.new')}
        </ActionButton>
      </div>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && <PriceList rows={found.value} onAsk={setAsked} />}
      <Modal
        open={asked !== undefined}
        title={asked && t(titleKeys[asked.kind])}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {asked?.kind === 'new' && <SetPrice productId={productId} onDone={close} />}
        {asked?.kind === 'correct' && <SetPrice productId={productId} row={asked.row} onDone={close} />}
        {asked?.kind === 'end' && <EndPrice row={asked.row} onDone={close} />}
      </Modal>
    </>
  );
};
