using System.Text;
using Payments.Exchange;
using Payments.Tests.Integration.Channels;

namespace Payments.Tests.Integration.Exchange;

public sealed class RateSourceTests
{
    private const string Good = """{"base":"EUR","as_of":"2026-01-02T00:00:00Z","rates":{"USD":1.5}}""";

    [Fact]
    public async Task Read_GoodAnswer_ItsBytes()
    {
        using var server = new RawServer(RawServer.Http(200, Good));
        using var source = new HttpRates(server.Url);
        Assert.Equal(Good, Encoding.UTF8.GetString(await source.Read(default)));
    }

    [Theory]
    [InlineData("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 204 X\r\n\r\n")]
    [InlineData("HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n{\"base\":")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Read_AnyOtherAnswer_Refused(string answer)
    {
        using var server = new RawServer(answer);
        using var source = new HttpRates(server.Url);
        await Assert.ThrowsAsync<RateSourceException>(() => source.Read(default));
    }

    [Fact]
    public async Task Read_Redirect_IsNotFollowed()
    {
        using var good = new RawServer(RawServer.Http(200, Good));
        using var server = new RawServer($"HTTP/1.1 302 X\r\nLocation: {good.Url}\r\nContent-Length: 0\r\n\r\n");
        using var source = new HttpRates(server.Url);
        await Assert.ThrowsAsync<RateSourceException>(() => source.Read(default));
        Assert.Equal((1, 0), (server.Requests, good.Requests));
    }

    [Fact]
    public async Task Read_EndlessBody_StopsAtItsBound()
    {
        using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 X\r\n\r\n"));
            var spaces = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
            for (var i = 0; i < 10_000; i++) await stream.WriteAsync(spaces);
        });
        using var source = new HttpRates(server.Url);
        var refused = await Assert.ThrowsAsync<RateSourceException>(() => source.Read(default));
        Assert.Contains("too long", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_HalfABodyAndThenSilence_GivesUpInTime()
    {
        var end = new TaskCompletionSource();
        using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n{"));
            await end.Task;
        });
        using var source = new HttpRates(server.Url, TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAsync<RateSourceException>(() => source.Read(default));
        end.SetResult();
    }

    [Fact]
    public async Task Read_File_BytesOrRefused()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Good);
            Assert.Equal(Good, Encoding.UTF8.GetString(await new FileRates(path).Read(default)));
            await File.WriteAllTextAsync(path, new string(' ', RateDocument.MostBytes + 1));
            await Assert.ThrowsAsync<RateSourceException>(() => new FileRates(path).Read(default));
        }
        finally
        {
            File.Delete(path);
        }

        await Assert.ThrowsAsync<RateSourceException>(() => new FileRates(path).Read(default));
    }
}
