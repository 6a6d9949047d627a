import { PayVariableList } from '../../payroll/ui/pay-variable-list.tsx'

/** What the month gives to payroll for one person. */
export const PayTab = ({ employeeId }: { readonly employeeId: string }) => (
  <PayVariableList employee={employeeId} />
)
