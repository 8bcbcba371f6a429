/** Calls the API of a web app with somebody's key; throws with the whole answer where it refuses. */
export function apiOf(url: string, key: string) {
  return async <Answer>(address: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1${address}`, {
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}
