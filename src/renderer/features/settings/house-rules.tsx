/** The firm's facts and the rules of the house: what the boss signed about two-person steps, and thresholds. */
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { DualPosts } from './dual-posts';
import { FirmFactsSection } from './firm-facts';
import { InvoiceTimingSetting } from './invoice-timing';
import { Thresholds } from './thresholds';

export const HouseRules = () => {
  const found = useRead(['settings.all'], () => api.settings.all({}), { tables: ['setting'] });
  if (found.value === undefined) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  return (
    <>
      <FirmFactsSection all={found.value} />
      <DualPosts all={found.value} />
      <InvoiceTimingSetting all={found.value} />
      <Thresholds all={found.value} />
    </>
  );
};
