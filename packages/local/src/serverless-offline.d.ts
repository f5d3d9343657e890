declare module 'serverless-offline' {
  /** The plugin, as far as it is used without the framework around it. */
  export default class ServerlessOffline {
    constructor(serverless: object, options: object, utilities: object);
    /** Starts the Lambda and HTTP servers. Ends the process when a port is taken. */
    start(): Promise<void>;
  }
}
