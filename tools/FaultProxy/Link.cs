using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Payments.FaultProxy;

/// <summary>A way from one program to another that can be made to fail.</summary>
internal sealed class Link : IDisposable
{
    // ReadyForQuery outside a transaction: the last bytes of an answer whose transaction has ended.
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly LinkOptions _options;
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<Relay, bool> _relays = new();

    public Link(LinkOptions options, Random random)
    {
        _options = options;
        Faults = new LinkFaults(random);
        _listener = new TcpListener(IPAddress.Loopback, options.ListenPort);
        _listener.Start();
    }

    public string Name => _options.Name;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public LinkFaults Faults { get; }

    public int Connections => _relays.Count;

    public bool IsPostgres => _options.Kind == LinkKind.Postgres;

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stop);
                if (Faults.Refusing) Relay.Abort(client);
                else _ = Carry(client, stop);
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Stop();
        }
    }

    /// <summary>Resets every connection that stands, on both sides; answers how many there were.</summary>
    public int Reset()
    {
        var standing = _relays.Keys.ToList();
        foreach (var relay in standing) relay.Dispose();
        return standing.Count;
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Whether what has been read ends a whole answer, so that dropping it drops a result and not a greeting.</summary>
    public bool EndsAnAnswer(ReadOnlySpan<byte> read) => !IsPostgres || read.EndsWith(Ready);

    private async Task Carry(TcpClient client, CancellationToken stop)
    {
        using var relay = new Relay(this, client);
        _relays[relay] = true;
        try
        {
            await relay.Run(_options.Host, _options.Port, stop);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two sides has gone, or was cut off: the other one learns it now.
        }
        finally
        {
            _relays.TryRemove(relay, out _);
        }
    }
}
