using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Payments.Channels.Http;

/// <summary>One HTTP exchange with a channel, and what is certain about it when it fails.</summary>
/// <remarks>
/// A request with content is never repeated by the handler behind our back, so a refused connection means that nothing
/// was sent. A redirect is not followed: the answer stands as it came.
/// </remarks>
public sealed class ChannelHttp : IDisposable
{
    private readonly ChannelHttpOptions _options;
    private readonly Uri _base;
    private readonly HttpClient _client;

    public ChannelHttp(ChannelHttpOptions options)
    {
        _options = options;
        var text = options.BaseAddress.AbsoluteUri;
        _base = text.EndsWith('/') ? options.BaseAddress : new Uri(text + "/");
        _client = new HttpClient(Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="path">Relative to the base address, without a slash in front.</param>
    public Uri Address(string path) => new(_base, path);

    /// <summary>A header of every request.</summary>
    public void AlwaysSend(string header, string value) => _client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

    /// <summary>Sends the request and reads the whole answer, within one deadline for both.</summary>
    public Task<ChannelExchange> Send(HttpRequestMessage request, CancellationToken cancellation) =>
        Guard(_options, token => Exchange(request, token), cancellation);

    /// <summary>What is certain about an exchange, whoever carries it.</summary>
    internal static async Task<ChannelExchange> Guard(ChannelHttpOptions options, Func<CancellationToken, Task<ChannelExchange>> exchange, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return ChannelExchange.NotSent("cancelled before anything was sent");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.Timeout);
        try
        {
            return await exchange(deadline.Token);
        }
        catch (HttpRequestException failure) when (NeverConnected(failure))
        {
            return ChannelExchange.NotSent($"no connection: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException)
        {
            return ChannelExchange.Unknown(cancellation.IsCancellationRequested ? "cancelled while waiting for the answer" : $"no answer within {options.Timeout}");
        }
        // A connection that is reset at the moment it stands comes out of the handler as it is.
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return ChannelExchange.Unknown($"the connection broke: {Kind(failure)}");
        }
    }

    public void Dispose() => _client.Dispose();

    internal static SocketsHttpHandler Handler(ChannelHttpOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = options.MaxConnections,
        MaxResponseHeadersLength = 16,
        // So that a changed address of the channel is noticed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private async Task<ChannelExchange> Exchange(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return await Read(response, cancellation);
    }

    private async Task<ChannelExchange> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var declared = response.Content.Headers.ContentLength;
        if (declared > _options.MaxAnswerBytes) return ChannelExchange.Unknown("the answer is too long");

        // One byte more than allowed: a full buffer means too long.
        var limit = _options.MaxAnswerBytes + 1;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(declared + 1 ?? 4096, limit));
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
                if (read == 0) return ChannelExchange.Answered(response.StatusCode, buffer.AsSpan(0, length).ToArray());
                length += read;
                if (length >= limit) return ChannelExchange.Unknown("the answer is too long");
                if (length == buffer.Length) buffer = Grow(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(bigger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return bigger;
    }

    /// <summary>Failures before there was a connection to send anything on.</summary>
    private static bool NeverConnected(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static string Kind(Exception failure) => failure switch
    {
        HttpRequestException http => http.HttpRequestError.ToString(),
        HttpIOException http => http.HttpRequestError.ToString(),
        _ => failure.GetType().Name,
    };
}
