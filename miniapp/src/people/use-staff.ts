import type { Args } from 'shared-types/kernel/contract';
import type { EndReason, StaffRole, staffRoutes } from 'shared-types/people';
import { useAct, useRead } from '../kernel/query';
import { own } from './api';

export const useStaff = (role: StaffRole, before?: string) =>
  useRead(['staff', role, before ?? 'first'], () => own.staff.list({ role, ...(before && { before }) }), { steady: true });
export const useInvitations = () => useRead(['invitation'], () => own.staff.invitations());
export const useStaffUnits = () => useRead(['staff-units'], () => own.staff.units());

export const useInvite = () =>
  useAct((args: Args<typeof staffRoutes.invite>, once) => own.staff.invite(args, once), { touches: ['invitation'] });
export const useWithdraw = (onDone: () => void) =>
  useAct((id: string, once) => own.staff.withdraw({ id }, once), { touches: ['invitation'], onDone });
export const useEnding = (onDone: () => void) =>
  useAct((args: { id: string; reason: EndReason }, once) => own.staff.end(args, once), {
    touches: ['staff', 'invitation', 'roster', 'errand'],
    onDone,
  });
