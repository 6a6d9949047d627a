import { LinesToConfirm } from '../../time/ui/lines-to-confirm.tsx'

/** A member company opens on what waits for it. */
export const MemberHome = () => <LinesToConfirm />
