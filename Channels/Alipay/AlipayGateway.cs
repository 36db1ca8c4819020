using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.Channels.Http;

namespace Payments.Channels.Alipay;

/// <summary>One signed exchange with Alipay's gateway, as its own SDKs do it: parameters in the address, the content in the body.</summary>
internal sealed class AlipayGateway : IDisposable
{
    /// <summary>Its clocks show Beijing's time, the whole year.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    private readonly ChannelHttp _http;
    private readonly Uri _address;
    private readonly string _appId;
    private readonly RSAParameters _ours;
    private readonly RSAParameters _theirs;
    private readonly TimeProvider _clock;

    public AlipayGateway(ChannelHttpOptions options, string appId, RSAParameters ours, RSAParameters theirs, TimeProvider clock)
    {
        (_http, _address, _appId, _ours, _theirs, _clock) = (new ChannelHttp(options), options.BaseAddress, appId, ours, theirs, clock);
    }

    /// <summary>The signed answer, or Unknown or NotSent.</summary>
    public async Task<AlipayReply> Call(string method, AlipayContent content, bool isQuery, Uri? notify, CancellationToken cancellation)
    {
        using var request = Request(method, JsonSerializer.Serialize(content, AlipayJson.Default.AlipayContent), notify);
        var exchange = await _http.Send(request, cancellation);
        if (exchange.Failed(isQuery, out var failure)) return new AlipayReply(null, failure);
        if (exchange.Status != System.Net.HttpStatusCode.OK) return AlipayReply.Unknown($"HTTP status {(int)exchange.Status}");
        var (answer, doubt) = AlipayEnvelope.Open(method, exchange.Body.Span, _theirs);
        return answer is null ? AlipayReply.Unknown(doubt!) : new AlipayReply(answer, null);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string method, string content, Uri? notify)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["app_id"] = _appId,
            ["method"] = method,
            ["format"] = "JSON",
            ["charset"] = "utf-8",
            ["sign_type"] = "RSA2",
            ["timestamp"] = _clock.GetUtcNow().ToOffset(Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["version"] = "1.0",
            ["biz_content"] = content,
        };
        if (notify is not null) parameters["notify_url"] = notify.AbsoluteUri;
        var sign = Sign(string.Join('&', parameters.Select(one => $"{one.Key}={one.Value}")));
        parameters.Remove("biz_content");
        var query = string.Join('&', parameters.Append(new("sign", sign)).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
        return new HttpRequestMessage(HttpMethod.Post, new UriBuilder(_address) { Query = query }.Uri)
        {
            Content = new FormUrlEncodedContent([new("biz_content", content)]),
        };
    }

    private string Sign(string text)
    {
        // An RSA object is not said to serve several threads at once.
        using var rsa = RSA.Create(_ours);
        return Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}

/// <summary>An answer that Alipay signed, or what is certain without one.</summary>
internal readonly record struct AlipayReply(AlipayAnswer? Answer, ChannelAnswer? Failure)
{
    public static AlipayReply Unknown(string why) => new(null, new ChannelAnswer.Unknown(why));
}
