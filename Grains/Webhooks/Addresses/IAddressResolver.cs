using System.Net;

namespace Payments.Webhooks.Addresses;

/// <summary>What names lead to.</summary>
public interface IAddressResolver
{
    Task<IPAddress[]> Resolve(string host, CancellationToken cancellation);
}
