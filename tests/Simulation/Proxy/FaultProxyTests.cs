using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payments.Tests.Simulation.Proxy;

public sealed class FaultProxyTests : IAsyncLifetime
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(300);
    private readonly EchoServer _server = new();
    private FaultProxyProcess _proxy = null!;

    public async Task InitializeAsync() => _proxy = await FaultProxyProcess.Start(1, ("echo", "http", _server.Port));

    [Fact]
    public async Task Pass_NothingWrong_IsAnswered()
    {
        using var client = await Connect();
        Assert.Equal("hello", await Say(client, "hello"));
    }

    [Fact]
    public async Task DropAnswers_One_TheServerHasActedAndTheCallerDoesNotKnow()
    {
        await _proxy.Tell("echo drop_answers 1");
        using (var client = await Connect()) Assert.Null(await Say(client, "lost"));
        Assert.Equal(1, _server.Heard);

        using var next = await Connect();
        Assert.Equal("found", await Say(next, "found"));
        Assert.Contains("dropped 1", await _proxy.Tell("echo stats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DropRequests_One_TheServerNeverHears()
    {
        await _proxy.Tell("echo drop_requests 1");
        using var client = await Connect();
        Assert.Null(await Say(client, "lost"));
        Assert.Equal(0, _server.Heard);
    }

    [Fact]
    public async Task Blackhole_UntilItPasses_NothingArrivesAndNothingIsLost()
    {
        using var client = await Connect();
        await Say(client, "before");
        await _proxy.Tell("echo blackhole");
        var waiting = Say(client, "during");
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(AWhile));
        Assert.Equal(1, _server.Heard);

        await _proxy.Tell("echo pass");
        Assert.Equal("during", await waiting);
    }

    [Fact]
    public async Task Reset_AConnectionThatStands_IsGoneAndTheNextOneIsThere()
    {
        using var client = await Connect();
        await Say(client, "before");
        await _proxy.Tell("echo reset");
        Assert.Null(await Say(client, "after"));

        using var next = await Connect();
        Assert.Equal("next", await Say(next, "next"));
    }

    [Fact]
    public async Task Refuse_UntilItPasses_NobodyComesThrough()
    {
        await _proxy.Tell("echo refuse");
        Assert.Null(await ConnectAndSay("no"));
        await _proxy.Tell("echo pass");
        using var next = await Connect();
        Assert.Equal("yes", await Say(next, "yes"));
        Assert.Equal(1, _server.Heard);
    }

    [Fact]
    public async Task Rewrite_WhatARequestSays_ReachesTheServerAsSomethingElse()
    {
        await _proxy.Tell("echo rewrite a = b => a > -");
        using var client = await Connect();
        Assert.Equal("if a > - and a > -", await Say(client, "if a = b and a = b"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _proxy.Tell("echo rewrite long => short"));
    }

    [Fact]
    public async Task Tell_WhatNobodyKnows_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _proxy.Tell("echo explode"));

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.PortOf("echo"));
        return client;
    }

    /// <summary>A connection that is reset at once may be gone before it can be used.</summary>
    private async Task<string?> ConnectAndSay(string text)
    {
        try
        {
            using var client = await Connect();
            return await Say(client, text);
        }
        catch (Exception gone) when (gone is SocketException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What came back; null when the connection was cut.</summary>
    private static async Task<string?> Say(TcpClient client, string text)
    {
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
            var buffer = new byte[64];
            var read = await client.GetStream().ReadAsync(buffer);
            return read == 0 ? null : Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
