using System.Net.Sockets;
using Payments.Outcomes;

namespace Payments.Webhooks.Addresses;

/// <summary>Where the name of a URL leads right now. It is asked again at every connection: a name may lead elsewhere later.</summary>
public sealed class AddressCheck(IAddressResolver resolver, WebhookSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Refuses a name that leads to a private address. One that leads nowhere yet is taken.</summary>
    public async Task<Refusal?> Check(string url)
    {
        if (settings.AllowPrivate) return null;
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var addresses = await resolver.Resolve(new Uri(url).IdnHost, limit.Token).WaitAsync(limit.Token);
            return addresses.All(PublicAddresses.IsPublic) ? null : WebhookRefusals.AddressRefused;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            return null;
        }
    }
}
