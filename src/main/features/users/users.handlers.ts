import { createUser, setDisabled, setPassword, updatePerson } from './change-people';
import { setStaff } from './set-staff';
import { createUnit, updateUnit } from './change-units';
import { getUser, listUnits, listUsers, pickUsers, userTotals } from './people.queries';

export const usersHandlers = {
  list: listUsers,
  totals: userTotals,
  get: getUser,
  pick: pickUsers,
  create: createUser,
  update: updatePerson,
  setPassword,
  setDisabled,
  setStaff,
  units: listUnits,
  createUnit,
  updateUnit,
};
