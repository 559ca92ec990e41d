/** The setting cannot be used, or would be ignored in silence. */
export class InvalidConnectionString extends Error {
  readonly code = 'INVALID_CONNECTION_STRING';
}

/** Throws where the client would do something else than the string says. The message shows no credentials. */
export function checkConnectionString(connectionString: string): void {
  const shown = withoutCredentials(connectionString);
  const fail = (why: string): never => {
    throw new InvalidConnectionString(`${shown}: ${why}`);
  };
  if (!/^esdb(\+discover)?:\/\//.test(connectionString)) fail('must begin with esdb:// or esdb+discover://');
  const options = optionsOf(connectionString);
  const insecure = options.get('tls') === 'false';
  if (insecure && shown !== connectionString) fail('credentials are not sent with tls=false: leave one out');
  if (options.get('tlsverifycert') === 'false') {
    fail(
      'tlsVerifyCert=false has no effect in this client: give the authority of the certificate as tlsCAFile',
    );
  }
  if (options.get('throwonappendfailure') === 'false') {
    fail('throwOnAppendFailure=false makes the client report wrong revisions: leave it out');
  }
}

/** For messages and logs. */
export function withoutCredentials(connectionString: string): string {
  return connectionString.replace(/^([a-z+]+:\/\/)[^/?]*@/i, '$1***@');
}

/** The client ignores case, `_` and `-` in the names of options. */
function optionsOf(connectionString: string): ReadonlyMap<string, string> {
  const [, query = ''] = connectionString.split('?', 2);
  return new Map(
    query.split('&').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name.toLowerCase().replaceAll(/[_-]/g, ''), value.toLowerCase()] as const;
    }),
  );
}
