using System.Net;
using System.Net.Sockets;

namespace Payments.Tests.Simulation.Proxy;

/// <summary>Answers what it is told, and counts how often.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _heard;

    public EchoServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Heard => Volatile.Read(ref _heard);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var clients = new List<Task>();
        try
        {
            while (true) clients.Add(Answer(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var caller = client;
        var buffer = new byte[64];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var read)
            {
                Interlocked.Increment(ref _heard);
                await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Cut off by the proxy, or the test is over.
        }
    }
}
