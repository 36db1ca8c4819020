using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Payments.Tests.Integration.Storage;

internal enum Cut
{
    None,

    /// <summary>The request never reaches the server.</summary>
    Request,

    /// <summary>The server has committed, its answer is thrown away.</summary>
    Answer,
}

/// <summary>Stands between a store and PostgreSQL and cuts a connection at the worst moment, once per arming.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    // ReadyForQuery outside a transaction: the last bytes of an answer whose transaction has ended.
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly (string Host, int Port) _server;
    private readonly Task _accepting;
    private int _armed;
    private int _cuts;

    public CuttingProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _server = (settings.Host!, settings.Port);
        _listener.Start();
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        ConnectionString = settings.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Turns new connections away, and cuts nothing by itself.</summary>
    public bool Closed { get; set; }

    /// <summary>Cuts the next exchange; with <paramref name="andClose"/> no new connection comes through afterwards.</summary>
    public void Arm(Cut cut, bool andClose = false)
    {
        CloseAfterCut = andClose;
        Volatile.Write(ref _armed, (int)cut);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private bool CloseAfterCut { get; set; }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (Closed) client.Dispose();
                else connections.Add(RelayAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                await await Task.WhenAny(PumpAsync(client, server, Cut.Request), PumpAsync(server, client, Cut.Answer));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side has gone; both are closed.
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Cut cut)
    {
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = await from.GetStream().ReadAsync(buffer, _stop.Token);
            if (read == 0) return;
            var complete = cut == Cut.Request || buffer.AsSpan(0, read).EndsWith(Ready);
            if (complete && Interlocked.CompareExchange(ref _armed, (int)Cut.None, (int)cut) == (int)cut)
            {
                Closed = CloseAfterCut;
                Interlocked.Increment(ref _cuts);
                return;
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
