using System.Net;
using System.Net.Sockets;
using Payments.Webhooks;
using Payments.Webhooks.Addresses;

namespace Payments.Tests.Unit.Webhooks;

public sealed class PublicAddressTests
{
    private static readonly string[] Private =
    [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.255.255",
        "172.16.0.0", "172.31.255.255", "192.0.0.8", "192.0.2.255", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0",
        "203.0.113.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
    ];

    private static readonly string[] Public =
    [
        "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
        "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
    ];

    [Fact]
    public void IsPublic_EdgesOfEveryRange_PlainMappedAndThroughNat64()
    {
        foreach (var (texts, expected) in new[] { (Private, false), (Public, true) })
        {
            foreach (var text in texts)
            {
                foreach (var form in new[] { text, $"::ffff:{text}", $"64:ff9b::{text}" })
                    Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(form)) == expected, $"{form} is public: {!expected}");
                // Compatible, translated, 6to4 and ISATAP forms are never taken.
                var bytes = IPAddress.Parse(text).GetAddressBytes();
                foreach (var form in new[] { $"::{text}", $"::ffff:0:{text}", $"2002:{Convert.ToHexStringLower(bytes[..2])}:{Convert.ToHexStringLower(bytes[2..])}::1", $"2606:4700::5efe:{text}", $"64:ff9b:1::{text}" })
                    Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(form)), form);
            }
        }
    }

    [Fact]
    public async Task Connect_NameThatLeadsToAPrivateAddress_IsRefused()
    {
        foreach (var addresses in new[] { new[] { "127.0.0.1" }, ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"] })
        {
            var connections = new CheckedConnections(new FixedResolver(addresses), new WebhookSettings());
            await Assert.ThrowsAsync<AddressRefusedException>(async () => await connections.Connect(new DnsEndPoint("hooks.example.com", 443), default));
        }

        var literal = new CheckedConnections(new FixedResolver([]), new WebhookSettings());
        await Assert.ThrowsAsync<AddressRefusedException>(async () => await literal.Connect(new DnsEndPoint("169.254.169.254", 443), default));
    }

    [Fact]
    public async Task Connect_InDevelopment_ReachesTheAddressThatWasResolved()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connections = new CheckedConnections(new FixedResolver(["127.0.0.1"]), new WebhookSettings { AllowPrivate = true });

        await using var stream = await connections.Connect(new DnsEndPoint("nowhere.invalid", ((IPEndPoint)listener.LocalEndpoint).Port), default);

        using var accepted = await listener.AcceptTcpClientAsync();
        Assert.True(accepted.Connected);
    }

    [Fact]
    public async Task Check_NameAtCreation_RefusesPrivateAndTakesUnknown()
    {
        Assert.Null(await new AddressCheck(new FixedResolver(["8.8.8.8"]), new WebhookSettings()).Check("https://hooks.example.com/"));
        Assert.Null(await new AddressCheck(new FixedResolver(null), new WebhookSettings()).Check("https://hooks.example.com/"));
        Assert.Equal("WEBHOOK_ADDRESS_REFUSED", (await new AddressCheck(new FixedResolver(["8.8.8.8", "192.168.0.1"]), new WebhookSettings()).Check("https://hooks.example.com/"))?.Code);
    }

    private sealed class FixedResolver(string[]? addresses) : IAddressResolver
    {
        public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) =>
            addresses is null ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)) : Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
    }
}
