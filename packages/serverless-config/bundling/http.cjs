// biome-ignore lint/style/useNodejsImportProtocol: with the protocol the bundler would lead it back to this file
module.exports = require('http');
