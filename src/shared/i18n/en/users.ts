import type { Catalogue } from '../catalogue';
import type { users as zh } from '../zh-CN/users';

export const users: Catalogue<typeof zh> = {
  title: 'People and units',
  columns: { name: 'Name', loginName: 'Log-in name', posts: 'Posts', unit: 'Department', state: 'State' },
  state: { enabled: 'Active', disabled: 'Disabled' },
  new: 'New person',
  edit: 'Edit',
  setPassword: 'Set password',
  newPassword: 'New password',
  passwordHint: 'At least 8 characters, no common words, no name or log-in name',
  disable: 'Disable',
  enable: 'Enable',
  disableHint:
    'A disabled person is signed out at once and cannot come back; customers and documents stay with the firm.',
  reason: 'Reason',
  units: 'Departments',
  newUnit: 'New department',
  editUnit: 'Edit department',
  unitName: 'Department name',
  parent: 'Belongs to',
  root: 'Top of the firm',
  history: 'History',
  saved: 'Saved',
  empty: 'Nobody else yet. Press “New person” and give posts and a department.',
  scopeHint: 'A superior sees the customers and orders of the department and below; peers do not see each other.',
  actions: {
    create: 'Created',
    update: 'Changed',
    'set-password': 'Password set',
    disable: 'Disabled',
    enable: 'Enabled',
    'set-up': 'Set up',
  },
  rules: {
    lastAdministrator: 'This is the last person who manages people. Make a colleague boss or administrator first.',
    notYourself: 'You cannot disable yourself. Ask another administrator.',
    treeOnly: 'A department stands below another one, never below itself or what is under it.',
  },
};
