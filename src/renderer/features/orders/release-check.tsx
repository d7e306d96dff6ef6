import type { OrderCheck, OrderDetail } from '../../../shared/contract/orders.schemas';
import { licenceChecks, moneyChecks } from '../../../shared/domain/order-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskReason } from './ask-reason';

type Props = { readonly detail: OrderDetail; readonly check: OrderCheck; readonly onClose: () => void };

/** The button of the release that belongs to a check. */
export const releaseState = ({ actions }: OrderDetail, { code }: OrderCheck) =>
  licenceChecks.some((one) => one === code) ? actions.releaseLicence : actions.releaseCredit;

/** Lets a blocking check pass, with a reason. */
export const ReleaseCheck = ({ detail, check, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const credit = useCommand(api.orders.releaseCredit);
  const licence = useCommand(api.orders.releaseLicence);
  const { id: orderId, version } = detail.order;
  const submit = (reason: string) => {
    const ofLicence = licenceChecks.find((one) => one === check.code);
    const ofMoney = moneyChecks.find((one) => one === check.code) ?? 'credit';
    return ofLicence
      ? licence.run({ orderId, version, check: ofLicence, reason })
      : credit.run({ orderId, version, check: ofMoney, reason });
  };
  return (
    <AskReason
      title={t('orders.releaseTitle', { check: t(`orders.checkNames.${check.code}`) })}
      hint={t('orders.releaseHint')}
      label={t('orders.act.release')}
      onSubmit={submit}
      onDone={() => {
        notice.success(t('orders.done.released'));
        onClose();
      }}
      onClose={onClose}
    />
  );
};
