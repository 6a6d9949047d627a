import { useAddressValue } from '../../../web/address.ts'

/** The members that fail, as the address names them: `?defaut=M001,M002`. */
export function useFailing() {
  const [named, setNamed] = useAddressValue('defaut')
  const ids = named.split(',').filter((id) => id !== '')
  return {
    toggle: (memberId: string) =>
      setNamed(
        (ids.includes(memberId) ? ids.filter((id) => id !== memberId) : [...ids, memberId]).join(
          ',',
        ),
      ),
    clear: () => setNamed(''),
  }
}
