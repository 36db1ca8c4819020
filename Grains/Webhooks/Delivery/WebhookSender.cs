using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Payments.Webhooks.Addresses;
using Payments.Webhooks.Signing;

namespace Payments.Webhooks.Delivery;

/// <summary>Sends one try. Follows no redirect, keeps little of the answer, and never takes longer than it may.</summary>
public sealed class WebhookSender : IDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private const int KeptBytes = 4096;
    private const string Agent = "Orleans.Payments-Webhooks/1";
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client;
    private readonly TimeProvider _clock;

    public WebhookSender(CheckedConnections connections, TimeProvider clock)
    {
        _clock = clock;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // So that a name is resolved, and its addresses are looked at, from time to time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = KeptBytes,
            ConnectCallback = (context, cancellation) => connections.Connect(context.DnsEndPoint, cancellation),
        })
        { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <param name="secrets">What it is signed with; two during a rotation.</param>
    public async Task<DeliveryAnswer> Send(string url, IReadOnlyList<byte[]> secrets, string id, string payload)
    {
        using var limit = new CancellationTokenSource(Timeout, _clock);
        try
        {
            using var request = Request(url, secrets, id, Encoding.UTF8.GetBytes(payload));
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new DeliveryAnswer((int)response.StatusCode, await Beginning(response, limit.Token), null, RetryAfter(response));
        }
        catch (OperationCanceledException)
        {
            return new DeliveryAnswer(null, Error: "timed_out");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException or InvalidOperationException)
        {
            return new DeliveryAnswer(null, Error: WordOf(e));
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(string url, IReadOnlyList<byte[]> secrets, string id, byte[] body)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Header(secrets, id, timestamp, body));
        request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        return request;
    }

    // The status has been read: whatever becomes of the body, the answer counts.
    private static async Task<string?> Beginning(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = new byte[KeptBytes];
        var read = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // What had come by then is not worth another buffer.
        }

        // PostgreSQL takes no NUL in a text.
        return read == 0 ? null : Encoding.UTF8.GetString(bytes, 0, read).Replace('\0', '\ufffd');
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _clock.GetUtcNow(),
        _ => null,
    };

    private static string WordOf(Exception e) => e switch
    {
        AddressRefusedException => "address_refused",
        AuthenticationException => "tls_failed",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection_refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "host_not_found",
        { InnerException: { } inner } => WordOf(inner),
        _ => "connection_failed",
    };
}
