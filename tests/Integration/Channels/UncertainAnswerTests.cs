using System.Net.Sockets;
using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

/// <summary>The client against servers that break HTTP or the connection in every way.</summary>
public sealed class UncertainAnswerTests
{
    private static readonly ChargeOrder Order = Orders.Charge("tok_visa");

    private static string Good => $$"""{"object":"charge","reference":"ch_1","attempt":"{{Order.AttemptId}}","amount":1000,"currency":"EUR","status":"succeeded"}""";

    [Fact]
    public async Task Charge_GoodAnswer_Succeeds()
    {
        // Without this, the other tests could pass because of a mistake in their answers.
        using var server = new RawServer(RawServer.Http(200, Good));
        Assert.Equal(new Succeeded("ch_1"), await Charge(server.Url));
    }

    public static TheoryData<string> Broken() =>
    [
        "",
        "HTTP/1.1 200",
        "no http at all\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + Good,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"object\":\"char",
        RawServer.Http(200, Good[..^1]),
        RawServer.Http(200, ""),
        RawServer.Http(200, "<html>maintenance</html>"),
        RawServer.Http(204, ""),
        RawServer.Http(201, Good),
        RawServer.Http(401, """{"error":{"code":"api_key_invalid"}}"""),
        RawServer.Http(408, Good),
        RawServer.Http(429, Good),
        RawServer.Http(500, Good),
        RawServer.Http(502, "Bad gateway"),
        RawServer.Http(503, """{"error":{"code":"card_declined"}}"""),
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /charges\r\nContent-Length: 0\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Charge_AnyBrokenAnswer_UnknownAndSentOnce(string answer)
    {
        using var server = new RawServer(answer);

        Assert.IsType<Unknown>(await Charge(server.Url));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Charge_HugeAnswer_UnknownWithoutReadingItAll(bool announced)
    {
        var written = 0L;
        using var server = new RawServer(async (_, stream) =>
        {
            var head = announced ? "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" : "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head + Good));
            var spaces = new byte[1 << 16];
            Array.Fill(spaces, (byte)' ');
            try
            {
                for (; written < 1_000_000_000; written += spaces.Length) await stream.WriteAsync(spaces);
            }
            catch (IOException)
            {
                // The client has had enough.
            }
        });

        Assert.Equal(new Unknown("the answer is too long"), await Charge(server.Url));
        Assert.True(written < 500_000_000, $"The client let {written} bytes come.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")]
    public async Task Charge_NoMoreComes_UnknownAtTheDeadline(string beginning)
    {
        using var end = new CancellationTokenSource();
        using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(beginning));
            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var channel = SimulatorFixture.ChannelTo(server.Url, TimeSpan.FromMilliseconds(300));

        var answer = await channel.Charge(Order, default);

        Assert.StartsWith("no answer within", Assert.IsType<Unknown>(answer).Why, StringComparison.Ordinal);
        await end.CancelAsync();
    }

    [Fact]
    public async Task Charge_ConnectionResetAfterSending_Unknown()
    {
        using var server = new RawServer((_, stream) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
            return Task.CompletedTask;
        });

        Assert.IsType<Unknown>(await Charge(server.Url));
    }

    [Fact]
    public async Task Charge_PooledConnectionThatDiesAfterSending_UnknownAndSentOnce()
    {
        var requests = 0;
        using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(RawServer.Http(200, Good)));
            // The second order comes on the same connection, and is never answered.
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                if (!System.Text.Encoding.ASCII.GetString(buffer, 0, read).Contains("Idempotency-Key", StringComparison.Ordinal)) continue;
                Interlocked.Increment(ref requests);
                return;
            }
        });
        using var channel = SimulatorFixture.ChannelTo(server.Url);
        Assert.IsType<Succeeded>(await channel.Charge(Order, default));

        Assert.IsType<Unknown>(await channel.Charge(Order, default));
        Assert.Equal((1, 1), (requests, server.Requests));
    }

    [Fact]
    public async Task Charge_NobodyListens_NotSent()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");

        Assert.IsType<NotSent>(await Charge(nobody));
        Assert.IsType<NotSent>(await Charge(new Uri("http://no-such-host.invalid")));
    }

    [Fact]
    public async Task Query_NobodyListens_UnknownBecauseNothingIsProved()
    {
        using var channel = SimulatorFixture.ChannelTo(new Uri($"http://127.0.0.1:{FreePort.Next()}"));

        Assert.IsType<Unknown>(await channel.Query(Orders.Query(Order), default));
    }

    [Theory]
    [InlineData(404, "Not Found")]
    [InlineData(404, """{"error":{"code":"attempt_not_found"}}""")]
    [InlineData(404, """{"error":{"code":"attempt_not_found","attempt":"att_other"}}""")]
    [InlineData(404, """{"error":{"code":"charge_not_found"}}""")]
    [InlineData(401, """{"error":{"code":"api_key_invalid"}}""")]
    [InlineData(400, """{"error":{"code":"idempotency_key_invalid"}}""")]
    public async Task Query_AnswerThatDoesNotSayNotFoundOfThisAttempt_Unknown(int status, string body)
    {
        using var server = new RawServer(RawServer.Http(status, body));
        using var channel = SimulatorFixture.ChannelTo(server.Url);

        Assert.IsType<Unknown>(await channel.Query(Orders.Query(Order), default));
    }

    [Fact]
    public async Task Charge_Cancelled_NotSentBeforeAndUnknownAfterwards()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = new RawServer(async (_, _) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(TimeSpan.FromSeconds(5));
        });
        using var channel = SimulatorFixture.ChannelTo(server.Url);

        Assert.IsType<Unknown>(await channel.Charge(Order, cancelled.Token));
        Assert.IsType<NotSent>(await channel.Charge(Order, cancelled.Token));
        Assert.IsType<Unknown>(await channel.Query(Orders.Query(Order), cancelled.Token));
        Assert.Equal(1, server.Requests);
    }

    private static async Task<ChannelAnswer> Charge(Uri url)
    {
        using var channel = SimulatorFixture.ChannelTo(url);
        return await channel.Charge(Order, default);
    }
}
