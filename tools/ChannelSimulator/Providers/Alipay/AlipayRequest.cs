using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>The gateway's checks, in the order of its documentation: what is missing, what is wrong, then the signature.</summary>
internal sealed record AlipayRequest(string Method, JsonElement Content, string? NotifyUrl)
{
    private static readonly string[] Required = ["app_id", "method", "charset", "sign_type", "sign", "timestamp", "version"];

    /// <summary>The request, or the code and sub code that it is refused with; and whether the application is known, so that the refusal can be signed.</summary>
    public static (AlipayRequest? Request, string Method, string? SubCode, bool IsOurs) Read(
        IReadOnlyDictionary<string, string> fields, string appId, RSAParameters? appKey, DateTimeOffset now)
    {
        var method = fields.GetValueOrDefault("method", "");
        foreach (var name in Required)
            if (fields.GetValueOrDefault(name, "").Length == 0) return (null, method, $"isv.missing-{Hyphens(name)}", false);
        if (fields["app_id"] != appId || appKey is not { } key) return (null, method, "isv.invalid-app-id", false);
        if (fields["sign_type"] != "RSA2") return (null, method, "isv.invalid-signature-type", true);
        if (!string.Equals(fields["charset"], "utf-8", StringComparison.OrdinalIgnoreCase)) return (null, method, "isv.invalid-charset", true);
        if (!IsSigned(fields, key)) return (null, method, "isv.invalid-signature", true);
        if (!AlipayTime.IsRecent(fields["timestamp"], now)) return (null, method, "isv.invalid-timestamp", true);
        if (fields["version"] != "1.0" || fields.GetValueOrDefault("format", "JSON") != "JSON") return (null, method, "isv.invalid-format", true);
        return Parse(fields.GetValueOrDefault("biz_content", "")) is { } content
            ? (new AlipayRequest(method, content, fields.GetValueOrDefault("notify_url")), method, null, true)
            : (null, method, "isv.invalid-parameter", true);
    }

    public string? Text(string name) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A number of the merchant's own: 1 to 64 letters, digits and underscores.</summary>
    public string? Number(string name) => Text(name) is { Length: <= 64 } text && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? text : null;

    private static bool IsSigned(IReadOnlyDictionary<string, string> fields, RSAParameters key)
    {
        var text = string.Join('&', fields.Where(field => field.Key != "sign" && field.Value.Length > 0).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        var signature = new byte[1024];
        if (!Convert.TryFromBase64String(fields["sign"], signature, out var length)) return false;
        using var rsa = RSA.Create(key);
        return rsa.VerifyData(Encoding.UTF8.GetBytes(text), signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            var content = JsonElement.Parse(text);
            return content.ValueKind == JsonValueKind.Object ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hyphens(string name) => name == "sign" ? "signature" : name == "sign_type" ? "signature-type" : name.Replace('_', '-');
}
