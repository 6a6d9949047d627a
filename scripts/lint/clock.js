/** The clock is read in `platform/clock.ts` and handed on: rules must give the same answer for ever. */
const readsClock = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0)
        context.report({ node, message: 'Take a Clock as a parameter instead of `new Date()`.' })
    },
    'CallExpression > MemberExpression'(node) {
      if (node.object.name === 'Date' && node.property.name === 'now')
        context.report({ node, message: 'Take a Clock as a parameter instead of `Date.now()`.' })
    },
  }),
}

export default { meta: { name: 'maillage' }, rules: { 'no-clock': readsClock } }
