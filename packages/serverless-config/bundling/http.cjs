module.exports = require('http');
