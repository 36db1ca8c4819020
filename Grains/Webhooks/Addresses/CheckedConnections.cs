using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks.Addresses;

/// <summary>
/// Connects to the very addresses that were looked at, so that a name cannot lead elsewhere between the look and the
/// connection. One private address among a name's is enough to refuse it.
/// </summary>
public sealed class CheckedConnections(IAddressResolver resolver, WebhookSettings settings)
{
    public async ValueTask<Stream> Connect(DnsEndPoint target, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolver.Resolve(target.Host, cancellation);
        if (!settings.AllowPrivate && !addresses.All(PublicAddresses.IsPublic)) throw new AddressRefusedException();

        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, target.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
