import type { channelContract } from '../../../shared/contract/channel.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { findProduct } from '../products/products.queries';
import { regionsMeeting } from './channel.queries';
import { addRegion } from './channel.repo';
import { agentProblem, conflictProblem, fieldsProblem } from './channel.rules';

/** The names that the list sorts by; none for all products. */
async function productNames(tx: Tx, productId: number | null) {
  if (productId === null) return { productName: '', productPy: '' };
  const found = await findProduct(tx, productId);
  return found && { productName: `${found.genericName} ${found.specification}`.trim(), productPy: found.pyFull };
}

/** An agent may sell a product, or all, in a region from a day on; what is exclusive stays free of others. */
export const authoriseRegion: Command<(typeof channelContract)['authorise']> = async (tx, input, ctx) => {
  const agent = await customerFacts(tx, input.agentId);
  if (!agent) return refuse('NOT_FOUND', {}, ['/agentId']);
  const names = await productNames(tx, input.productId);
  if (!names) return refuse('NOT_FOUND', {}, ['/productId']);
  const problem =
    agentProblem(agent) ?? fieldsProblem(input) ?? conflictProblem(input, await regionsMeeting(tx, input));
  if (problem) return problem;
  const id = await addRegion(tx, {
    ...{ ...input, ...names, ownerId: agent.ownerId, agentName: agent.name, agentPy: agent.pyFull },
    ...{ authorisedBy: ctx.actor.userId, authorisedAt: ctx.now },
  });
  return done({ regionId: id, version: 0 }, { entity: 'agent_region', id, action: 'authorise', after: { ...input } });
};
