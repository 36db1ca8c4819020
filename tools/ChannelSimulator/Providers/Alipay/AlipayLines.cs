using System.Globalization;
using System.Security.Cryptography;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Lines of the log, and the names that Alipay gives.</summary>
internal sealed class AlipayLines(AlipayIdentity identity, TimeProvider clock)
{
    private const string Digits = "0123456789";

    /// <summary>Where the codes of this process lead; known once it listens.</summary>
    public string Host { get; set; } = "http://127.0.0.1";

    public WitnessLine Of(string kind, string operation, string key, string? reference, long? minor, string? currency) => new()
    {
        Kind = kind, Op = operation, Provider = "alipay", Key = key, Reference = reference, Amount = minor, Currency = currency, Account = identity.AppId,
    };

    public string Code(string kind, string number) => $"{Host}/alipay/qr/{kind}/{number}";

    public string NewTradeNo() => Numbered("22001", 15);

    public string NewAuthNo() => Numbered("10002001", 12);

    private string Numbered(string product, int digits) =>
        clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture) + product + RandomNumberGenerator.GetString(Digits, digits);
}
