/** Who is signed in, for screens and buttons; the engine decides again on every call. */
import { createContext, useContext } from 'react';
import type { Me } from '../../shared/contract/session.contract';
import { may, type Permission } from '../../shared/domain/permissions';
import type { Problem } from '../../shared/domain/problem';

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = MeContext.Provider;

/** The signed-in person; only inside the frame. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('useMe stands outside of the frame');
  return me;
};

/** True when the signed-in person holds the permission. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** What a button that needs one permission says: it may be pressed, or who may. */
export const useMayState = (permission: Permission): true | Problem => may(useMe().posts, permission);
