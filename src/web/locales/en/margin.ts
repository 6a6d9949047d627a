/** English of true costs, margins and equal treatment. */
export const margin = {
  'Rémunérations de référence': 'Reference pay',
  'Frais du groupement': 'Costs of the group',
}
