using System.Buffers;
using System.Net;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Simulator;

/// <summary>One HTTP exchange, and what is certain about it when it fails.</summary>
internal sealed class SimulatorHttp : IDisposable
{
    private readonly SimulatorChannelOptions _options;
    private readonly Uri _base;
    private readonly HttpClient _client;

    public SimulatorHttp(SimulatorChannelOptions options)
    {
        _options = options;
        var text = options.BaseAddress.AbsoluteUri;
        _base = text.EndsWith('/') ? options.BaseAddress : new Uri(text + "/");
        _client = new HttpClient(Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("X-API-Key", options.ApiKey);
    }

    public Uri Address(string path) => new(_base, path);

    /// <summary>Sends the request and reads the answer, within one deadline for both.</summary>
    public async Task<ChannelAnswer> Ask(Question question, HttpRequestMessage request, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return new NotSent("cancelled before anything was sent");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await Read(question, response, deadline.Token);
        }
        catch (HttpRequestException failure) when (NeverConnected(failure))
        {
            return new NotSent($"no connection: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException)
        {
            return new Unknown(cancellation.IsCancellationRequested ? "cancelled while waiting for the answer" : $"no answer within {_options.Timeout}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Unknown($"the connection broke: {Kind(failure)}");
        }
    }

    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler Handler(SimulatorChannelOptions options) => new()
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

    private async Task<ChannelAnswer> Read(Question question, HttpResponseMessage response, CancellationToken cancellation)
    {
        var declared = response.Content.Headers.ContentLength;
        if (declared > _options.MaxAnswerBytes) return new Unknown("the answer is too long");

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
                if (read == 0) return SimulatorAnswers.Read(question, response.StatusCode, buffer.AsSpan(0, length));
                length += read;
                if (length >= limit) return new Unknown("the answer is too long");
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
