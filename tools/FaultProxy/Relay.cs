using System.Net.Sockets;

namespace Payments.FaultProxy;

/// <summary>One connection: two pumps between a client and the server.</summary>
internal sealed class Relay(Link link, TcpClient client) : IDisposable
{
    private readonly TcpClient _server = new() { NoDelay = true };
    private int _answers;

    public async Task Run(string host, int port, CancellationToken stop)
    {
        client.NoDelay = true;
        await link.Faults.Hold(stop);
        await _server.ConnectAsync(host, port, stop);
        await await Task.WhenAny(Pump(client, _server, Cut.Request, stop), Pump(_server, client, Cut.Answer, stop));
    }

    public void Dispose()
    {
        Abort(client);
        Abort(_server);
    }

    /// <summary>Closes so that the other side gets a reset, whatever it was doing.</summary>
    public static void Abort(TcpClient side)
    {
        try
        {
            side.Client?.Close(0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It was closed already.
        }

        side.Dispose();
    }

    private async Task Pump(TcpClient from, TcpClient to, Cut way, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = await from.GetStream().ReadAsync(buffer, stop);
            if (read == 0) return;
            await link.Faults.Hold(stop);
            if (way == Cut.Request) link.Faults.Rewrite(buffer.AsSpan(0, read));
            if (IsWhole(way, buffer.AsSpan(0, read)) && link.Faults.TakeDrop(way)) return;
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    // The first answer of a connection to PostgreSQL only greets, and what a client says before it asks for nothing.
    private bool IsWhole(Cut way, ReadOnlySpan<byte> read)
    {
        if (way == Cut.Request) return !link.IsPostgres || Volatile.Read(ref _answers) > 0;
        return link.EndsAnAnswer(read) && (Interlocked.Increment(ref _answers) > 1 || !link.IsPostgres);
    }
}
