using System.Net;
using System.Net.Sockets;
using Payments.Channels.Http;

namespace Payments.Tests.Simulation.Proxy;

/// <summary>What the simulation found: a connection that is reset at the moment it stands.</summary>
public sealed class ChannelResetTests
{
    private const int Tries = 300;

    [Fact]
    public async Task Send_ConnectionsResetAtOnce_AreAnswersAndNotFailures()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var resetting = Reset(listener, stop.Token);
        using var http = new ChannelHttp(new ChannelHttpOptions { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}") });

        for (var tries = 0; tries < Tries; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, http.Address("charges")) { Content = new ByteArrayContent([1]) };
            Assert.NotNull((await http.Send(request, CancellationToken.None)).Failure);
        }

        await stop.CancelAsync();
        await resetting;
    }

    private static async Task Reset(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true) (await listener.AcceptSocketAsync(stop)).Close(0);
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
