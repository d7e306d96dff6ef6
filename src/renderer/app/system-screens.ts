/** The screens of the program itself: people, settings, reminders. */
import { BellOutlined, CalendarOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { NavGroup } from './nav-types';

export const systemGroup: NavGroup = {
  titleKey: 'shell.nav.system',
  items: [
    {
      key: 'users',
      titleKey: 'users.title',
      icon: TeamOutlined,
      permission: 'users.read',
      screen: lazy(() => import('../features/users/users.screen')),
    },
    {
      key: 'settings',
      titleKey: 'settings.title',
      icon: SettingOutlined,
      permission: 'settings.read',
      screen: lazy(() => import('../features/settings/settings.screen')),
    },
    {
      key: 'workCalendar',
      titleKey: 'calendar.title',
      icon: CalendarOutlined,
      permission: 'settings.read',
      screen: lazy(() => import('../features/settings/calendar.screen')),
    },
    {
      key: 'reminderRules',
      titleKey: 'reminders.rules.title',
      icon: BellOutlined,
      permission: 'reminders.read',
      screen: lazy(() => import('../features/reminders/rules.screen')),
    },
  ],
};
