/** How a buyer, a supplier or a product stands, for `ui/qualification-card.tsx`: read, and asked for. */
import type { StandingCard } from '../../shared/contract/quality.schemas';
import type { QualificationSubject } from '../../shared/domain/quality-words';
import { api } from './client';
import type { Answer } from './problem';
import { useCommand } from './use-command';
import { useRead } from './use-read';

const tables = ['qualification', 'customer', 'product', 'supplier', 'licence_need'];

const ask = (subject: QualificationSubject, id: number): Promise<Answer<StandingCard>> => {
  switch (subject) {
    case 'buyer':
      return api.quality.ofBuyer({ customerId: id });
    case 'supplier':
      return api.quality.ofSupplier({ supplierId: id });
    case 'product':
      return api.quality.ofProduct({ productId: id });
  }
};

/** `<QualificationCard quality={useQualification('supplier', supplierId)} />` is all a panel needs. */
export function useQualification(subject: QualificationSubject, id: number) {
  const found = useRead(['quality.of', subject, id], () => ask(subject, id), { tables });
  const buyer = useCommand(api.quality.requestBuyer);
  const supplier = useCommand(api.quality.requestSupplier);
  const product = useCommand(api.quality.requestProduct);
  const request = (note: string): Promise<Answer<{ number: string }>> => {
    switch (subject) {
      case 'buyer':
        return buyer.run({ customerId: id, note });
      case 'supplier':
        return supplier.run({ supplierId: id, note });
      case 'product':
        return product.run({ productId: id, note });
    }
  };
  return { value: found.value, problem: found.problem, isLoading: found.isLoading, reload: found.reload, request };
}
