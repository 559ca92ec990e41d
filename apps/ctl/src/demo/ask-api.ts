/** The data of an operation that must succeed. Throws what the API complains about. */
export async function askApi<Data>(
  url: string,
  key: string,
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(`the API answered ${JSON.stringify(errors)}`);
  return data;
}
