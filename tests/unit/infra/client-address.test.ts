import { describe, expect, it } from "vitest";
import { clientAddress, keepWhatIsTrue, trustedProxies } from "@/scripts/web/client.mjs";

const none = trustedProxies("");
const proxies = trustedProxies("127.0.0.1, 10.0.0.0/8,fd00::/8");

describe("where a request came from", () => {
  it("is the connection's address, whatever the client writes, while no proxy is trusted", () => {
    expect(clientAddress("192.0.2.7", "203.0.113.9", none)).toBe("192.0.2.7");
    expect(clientAddress("127.0.0.1", "203.0.113.9", none)).toBe("127.0.0.1");
  });

  it("is what the last trusted proxy saw; what the client wrote before it does not count", () => {
    expect(clientAddress("127.0.0.1", "6.6.6.6, 203.0.113.9", proxies)).toBe("203.0.113.9");
    expect(clientAddress("10.1.2.3", ["6.6.6.6", "203.0.113.9, 10.0.0.4"], proxies)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:127.0.0.1", "2001:db8::1", proxies)).toBe("2001:db8::1");
  });

  it("is not believed of who is no proxy", () => {
    expect(clientAddress("198.51.100.1", "203.0.113.9", proxies)).toBe("198.51.100.1");
  });

  it("stays the proxy's where that says nothing that is an address", () => {
    expect(clientAddress("127.0.0.1", undefined, proxies)).toBe("127.0.0.1");
    expect(clientAddress("127.0.0.1", "unknown", proxies)).toBe("127.0.0.1");
    expect(clientAddress(undefined, "203.0.113.9", proxies)).toBe("0.0.0.0");
  });

  it("leaves host and protocol of the outside to trusted proxies", () => {
    const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" };
    const stranger = { headers: { ...headers }, socket: { remoteAddress: "192.0.2.7" } };
    keepWhatIsTrue(stranger, proxies);
    expect(stranger.headers).toEqual({ "x-forwarded-for": "192.0.2.7" });
    const proxy = { headers: { ...headers }, socket: { remoteAddress: "10.0.0.1" } };
    keepWhatIsTrue(proxy, proxies);
    expect(proxy.headers).toEqual(headers);
  });

  it("takes no list of proxies that it does not understand", () => {
    expect(() => trustedProxies("10.0.0.0/8,nonsense")).toThrow("nonsense");
  });
});
