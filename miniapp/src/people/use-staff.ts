import type { Args } from 'shared-types/kernel/contract';
import type { EndReason, StaffRole, staffRoutes } from 'shared-types/people';
import { api } from '../kernel/api';
import { useAct, useRead } from '../kernel/query';

export const useStaff = (role: StaffRole, before?: string) =>
  useRead(['staff', role, before ?? 'first'], () => api.staff.list({ role, ...(before && { before }) }), { steady: true });
export const useInvitations = () => useRead(['invitation'], () => api.staff.invitations());
export const useStaffUnits = () => useRead(['staff-units'], () => api.staff.units());

export const useInvite = () =>
  useAct((args: Args<typeof staffRoutes.invite>, once) => api.staff.invite(args, once), { touches: ['invitation'] });
export const useWithdraw = (onDone: () => void) =>
  useAct((id: string, once) => api.staff.withdraw({ id }, once), { touches: ['invitation'], onDone });
export const useEnding = (onDone: () => void) =>
  useAct((args: { id: string; reason: EndReason }, once) => api.staff.end(args, once), {
    touches: ['staff', 'invitation', 'roster', 'errand'],
    onDone,
  });
