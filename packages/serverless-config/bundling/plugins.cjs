const { join } = require('node:path');

/**
 * An `import` of node:http reads every export of the module, and one of them, WebSocket, has Node load its whole HTTP
 * client: two thirds of the time that the DynamoDB client takes to load. A `require` reads nothing that is not used.
 * (Measured with `pnpm bench:bundle`.)
 */
const requireHttp = {
  name: 'require-http',
  setup(build) {
    build.onResolve({ filter: /^node:http$/ }, () => ({ path: join(__dirname, 'http.cjs') }));
  },
};

module.exports = [requireHttp];
