using System.Net;

namespace Payments.Webhooks.Addresses;

/// <summary>As this machine resolves names.</summary>
public sealed class SystemResolver : IAddressResolver
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
