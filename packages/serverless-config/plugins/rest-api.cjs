'use strict';

/**
 * Completes what the framework makes of a REST API and its roles:
 *
 * - the stage's throttling, which the framework's schema does not know, goes into the deployment's stage
 *   description, together with tracing, so that a new deployment never lowers either;
 * - the deployment waits for the gateway responses: one that is created after it would only show with the next;
 * - the role that all functions would share is dropped once every function has its own: nobody takes it, and it
 *   holds everybody's rights.
 */
module.exports = class RestApiPlugin {
  constructor(serverless) {
    this.serverless = serverless;
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => this.complete(),
    };
  }

  complete() {
    const { service } = this.serverless;
    const { Resources } = service.provider.compiledCloudFormationTemplate;
    // A service without an API has no such settings.
    const { throttleBurst, throttleRate } = service.custom.restApi ?? {};
    const gatewayResponses = namesOf(Resources, 'AWS::ApiGateway::GatewayResponse');

    for (const name of namesOf(Resources, 'AWS::ApiGateway::Deployment')) {
      const deployment = Resources[name];
      deployment.DependsOn = [...deployment.DependsOn, ...gatewayResponses];
      deployment.Properties.StageDescription = {
        TracingEnabled: service.provider.tracing.apiGateway,
        MethodSettings: [
          {
            HttpMethod: '*',
            ResourcePath: '/*',
            // A value from the command line is a string.
            ThrottlingBurstLimit: Number(throttleBurst),
            ThrottlingRateLimit: Number(throttleRate),
          },
        ],
      };
    }

    const shared = this.serverless.getProvider('aws').naming.getRoleLogicalId();
    const { [shared]: _, ...others } = Resources;
    if (Resources[shared] && !JSON.stringify(others).includes(`"${shared}"`)) delete Resources[shared];
  }
};

function namesOf(resources, type) {
  return Object.keys(resources).filter((name) => resources[name].Type === type);
}
